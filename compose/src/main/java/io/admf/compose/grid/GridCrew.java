package io.admf.compose.grid;

import io.admf.compose.fused.BarSupply;
import io.admf.compose.grid.dispatch.GridException;
import io.admf.compose.grid.dispatch.Rules;
import io.admf.compose.placement.Crew;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.placement.SweepRows;
import io.admf.compose.progress.Progress;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.results.RowLog;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

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
      progress.nodes(desk.nodes());
      int count = add(rows, next(desk));
      left -= count;
      progress.worked(count * bars);
      if (left > 0) {
        rows.checkStop();
      }
    }
  }

  /** Adds what has come as one batch, which is written once. */
  private static int add(SweepRows rows, List<GridDesk.Told> told) {
    List<NoSignal> silent = new ArrayList<>();
    List<RowLog.Row> finished = new ArrayList<>();
    Throwable broken = null;
    for (GridDesk.Told each : told) {
      switch (each) {
        case GridDesk.Told.Rows(var batch) -> {
          silent.addAll(batch.silent());
          finished.addAll(batch.rows());
        }
        case GridDesk.Told.Broken(var cause) -> broken = broken == null ? cause : broken;
      }
    }
    if (!finished.isEmpty()) {
      rows.add(silent.stream().distinct().toList(), finished);
    }
    switch (broken) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(broken);
    }
    return finished.size();
  }

  /** What has come, waiting a moment for it. */
  private static List<GridDesk.Told> next(GridDesk desk) {
    List<GridDesk.Told> told = new ArrayList<>();
    try {
      GridDesk.Told first = desk.told().poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        told.add(first);
        desk.told().drainTo(told);
      }
      return told;
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
