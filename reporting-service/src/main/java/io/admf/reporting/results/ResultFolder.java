package io.admf.reporting.results;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.LotClose;
import io.admf.event.PositionClose;
import io.admf.event.Snapshot;
import io.admf.frame.EquityFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary;
import io.admf.reporting.console.ConsoleReport;
import io.admf.reporting.cost.CostOf;
import io.admf.reporting.gain.Gain;
import io.admf.reporting.page.TearSheet;
import io.admf.reporting.store.SweepStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;

/**
 * The files of one run, written while it goes by. They grow in a hidden folder beside their place
 * and move there in one step by {@link #complete}; {@link #close} without it removes them. An
 * earlier run of the same id is replaced at that moment, not before. What writers left behind whose
 * process was killed is removed by the next one that opens.
 *
 * <p>Rows of one portfolio must come from one thread at a time; different portfolios may come from
 * different threads. Rows stand in combo order, then in order of time, whatever the threads did.
 */
public final class ResultFolder implements AutoCloseable {

  private static final String GAINS = "portfolio_id,source,symbol,amount";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

  private final RunPlan plan;
  private final Path place;
  private final Claim claim;
  private final Path work;
  private final List<Path> made;
  private final AtomicReferenceArray<PortfolioRows> rows;
  private boolean open = true;

  /**
   * @param made folders above that were made for it, the deepest first
   */
  private ResultFolder(RunPlan plan, Path place, Claim claim, List<Path> made) {
    this.plan = plan;
    this.place = place;
    this.claim = claim;
    this.work = claim.folder();
    this.made = made;
    this.rows = new AtomicReferenceArray<>(plan.portfolios().size());
  }

  /**
   * Begins the files of a run.
   *
   * @param results the folder of all runs; made when absent
   * @throws IllegalArgumentException if a name in the plan cannot be a folder's
   */
  public static ResultFolder open(Path results, RunPlan plan) throws IOException {
    checkName("run id", plan.runId());
    for (PortfolioSpec spec : plan.portfolios()) {
      checkName("container", spec.container());
    }
    List<Path> made = new ArrayList<>();
    for (Path folder = results.toAbsolutePath();
        folder != null && Files.notExists(folder);
        folder = folder.getParent()) {
      made.add(folder);
    }
    try {
      Files.createDirectories(results);
      Claim.sweep(results);
      Claim claim = Claim.take(results, plan.runId());
      return new ResultFolder(plan, results.resolve(plan.runId()), claim, made);
    } catch (IOException e) {
      deleteEmpty(made);
      throw e;
    }
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a %s of letters, digits, '_', '-' and '.', was %s".formatted(what, name));
    }
  }

  /** Where the files will be. */
  public Path place() {
    return place;
  }

  /** Where the files of a container grow until then, for event logs; made when absent. */
  public Path container(String name) throws IOException {
    checkName("container", name);
    return Files.createDirectories(work.resolve(name));
  }

  /** Writes a text file beside the others. */
  public void text(String name, String content) throws IOException {
    Files.writeString(work.resolve(name), content, StandardCharsets.UTF_8);
  }

  /** Adds rows to {@code equity.csv}. */
  public void equity(EquityFrame frame) {
    rows(frame.portfolio()).add(frame);
  }

  /** Adds a row to the table of an event's kind, or does nothing. */
  public void event(int portfolio, Event event) {
    if (event instanceof Fill fill) {
      rows(portfolio).add(fill);
    } else if (event instanceof PositionClose close) {
      rows(portfolio).add(close);
    } else if (event instanceof LotClose lot) {
      rows(portfolio).add(lot);
    } else if (event instanceof Snapshot snapshot) {
      rows(portfolio).add(snapshot);
    }
  }

  /** Adds a row to {@code costs.csv}. */
  public void cost(int portfolio, CostOf cost) {
    rows(portfolio).add(cost);
  }

  private PortfolioRows rows(int portfolio) {
    PortfolioRows known = rows.get(portfolio);
    if (known == null) {
      known = new PortfolioRows(plan, plan.portfolios().get(portfolio), work);
      rows.set(portfolio, known);
    }
    return known;
  }

  /** Writes what is known only now. */
  public void write(RunSummary summary) throws IOException {
    for (int i = 0; i < rows.length(); i++) {
      PortfolioRows part = rows(i);
      part.equity.appendTo(work.resolve("equity.csv"));
      part.fills.appendTo(work.resolve("fills.csv"));
      part.trades.appendTo(work.resolve("trades.csv"));
      part.lots.appendTo(work.resolve("lots.csv"));
      part.costs.appendTo(work.resolve(CostFile.NAME));
      if (part.snapshots != null) {
        part.snapshots.appendTo(work.resolve(SnapshotRows.NAME));
      }
    }
    Bytes gains = new Bytes(1 << 12).put(GAINS).put('\n');
    for (PortfolioSummary portfolio : summary.portfolios()) {
      if (portfolio.shown()) {
        Files.write(
            container(portfolio.spec().container()).resolve("metrics.json"),
            SummaryJson.metrics(portfolio));
        gain(portfolio, gains);
      }
    }
    Files.write(work.resolve("gains.csv"), gains.text());
    Files.write(work.resolve("summary.json"), SummaryJson.summary(summary));
    byte[] report = ReportJson.report(summary);
    Files.write(work.resolve("report.json"), report);
    Files.write(work.resolve("report.html"), TearSheet.selfContained(report));
    Files.writeString(
        work.resolve("report.txt"), ConsoleReport.plain(summary), StandardCharsets.UTF_8);
    SweepStore.write(summary, work);
  }

  private static void gain(PortfolioSummary portfolio, Bytes to) {
    for (Gain.Line line : portfolio.gain().lines()) {
      to.field(portfolio.spec().container()).put(',').put(line.source().title());
      to.put(',').field(line.symbol()).put(',').money(line.amount()).put('\n');
    }
  }

  /**
   * Moves the folder to its place.
   *
   * @return {@link #place}
   */
  public Path complete() throws IOException {
    moveToPlace();
    open = false;
    claim.release();
    return place;
  }

  private void moveToPlace() throws IOException {
    if (Files.exists(place)) {
      Path aside = claim.aside();
      Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
      try {
        Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        throw e;
      }
      Claim.delete(aside);
    } else {
      Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Removes what was written and the folders made for it, unless it is complete. */
  @Override
  public void close() {
    if (open) {
      open = false;
      try {
        Claim.delete(work);
        claim.release();
        deleteEmpty(made);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot remove the unfinished " + work, e);
      }
    }
  }

  /** Removes folders as long as nobody has put anything into them. */
  private static void deleteEmpty(List<Path> folders) throws IOException {
    try {
      for (Path folder : folders) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException _) {
      // another run uses it by now
    }
  }
}
