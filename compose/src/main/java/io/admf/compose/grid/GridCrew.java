package io.admf.compose.grid;

import io.admf.compose.fused.BarSupply;
import io.admf.compose.grid.dispatch.GridException;
import io.admf.compose.grid.dispatch.Rules;
import io.admf.compose.placement.Crew;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.placement.SweepRows;
import io.admf.compose.progress.Progress;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The nodes of a grid, which work a sweep unit by unit. */
final class GridCrew implements Crew {

  private static final long LOOK_MILLIS = 100;

  private final Grid grid;
  private final LongSupplier nanoTime;

  GridCrew(Grid grid, LongSupplier nanoTime) {
    this.grid = grid;
    this.nanoTime = nanoTime;
  }

  @Override
  public void work(SweepRows rows) {
    BarSupply supply = rows.supply();
    Progress progress = rows.effort().progress();
    progress.begin(rows.left().size(), supply.measure());
    try {
      if (supply.dataHash().isEmpty()) {
        supply.each(_ -> rows.checkStop()); // too many to be kept: read for their hash
      }
      rows.checkData();
      GridDesk desk =
          new GridDesk(job(rows), grid, rules(rows), nanoTime, () -> BarSpool.of(supply));
      String deployed =
          await(
              grid.vertx()
                  .deployVerticle(
                      desk, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
      try {
        gather(rows, desk);
      } finally {
        await(grid.vertx().undeploy(deployed));
      }
    } finally {
      progress.end();
    }
  }

  private GridJob job(SweepRows rows) {
    RunRequest request = rows.request();
    return new GridJob(
        request.plan(),
        rows.left(),
        request.reporting(),
        request.configHash(),
        rows.supply().dataHash(),
        request.codeVersion(),
        grid.sources());
  }

  /** What the user said of batches goes for units. */
  private Rules rules(SweepRows rows) {
    Rules rules = grid.rules();
    int batch = rows.effort().batch();
    return batch == 0
        ? rules
        : rules.sized(rules.aim(), Math.min(batch, rules.first()), Math.min(batch, rules.most()));
  }

  private static void gather(SweepRows rows, GridDesk desk) {
    Progress progress = rows.effort().progress();
    long bars = rows.supply().slices();
    int left = rows.left().size();
    while (left > 0) {
      rows.checkStop();
      progress.nodes(desk.nodes());
      switch (next(desk)) {
        case null -> {}
        case GridDesk.Told.Rows(var batch) -> {
          rows.add(batch.silent(), batch.rows());
          left -= batch.rows().size();
          progress.worked(batch.rows().size() * bars);
        }
        case GridDesk.Told.Broken(RuntimeException cause) -> throw cause;
        case GridDesk.Told.Broken(Error cause) -> throw cause;
        case GridDesk.Told.Broken(Throwable cause) -> throw new IllegalStateException(cause);
      }
    }
  }

  private static GridDesk.@Nullable Told next(GridDesk desk) {
    try {
      return desk.told().poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new GridException("the grid cannot be spoken to: " + e.getCause());
    }
  }
}
