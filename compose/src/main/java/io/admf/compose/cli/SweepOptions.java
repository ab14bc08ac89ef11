package io.admf.compose.cli;

import io.admf.compose.placement.Effort;
import io.admf.compose.progress.Progress;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a sweep is worked, the same for every command that runs one. None of it changes a result. */
final class SweepOptions {

  private static final int MOST_WORKERS = 1_024;
  private static final String KEPT = "24";
  private static final int ALL = 1_000_000;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "threads that trade the portfolios of a sweep (default: one for each core)")
  private @Nullable Integer workers;

  @Option(
      names = "--keep",
      paramLabel = "N|all",
      description =
          "how many portfolios of a sweep leave trades and curves, the best by the ranking metric"
              + " (default: "
              + KEPT
              + ")")
  private @Nullable String keep;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "combinations worked together at most: fewer take less memory, and less is lost when a"
              + " sweep is stopped (default: a few seconds of work)")
  private @Nullable Integer batch;

  /** Those given that only threads of one process can follow. */
  List<String> givenForThreads() {
    List<String> given = new ArrayList<>();
    if (workers != null) {
      given.add("--workers");
    }
    if (batch != null) {
      given.add("--batch");
    }
    return given;
  }

  /**
   * How many portfolios leave trades and curves.
   *
   * @throws BadInputException if the option is wrong
   */
  int kept() {
    List<Problem> problems = new ArrayList<>();
    int kept = kept(problems);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return kept;
  }

  private int kept(List<Problem> problems) {
    String wanted = keep == null ? KEPT : keep;
    int kept =
        wanted.equals("all")
            ? ALL
            : wanted.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(wanted) : 0;
    if (kept == 0) {
      problems.add(
          new Problem("--keep", "must be a number from 1 to 999999, or all; was " + wanted));
    }
    return kept;
  }

  /**
   * The effort that was asked for.
   *
   * @throws BadInputException if an option is wrong
   */
  Effort effort(Progress progress, BooleanSupplier stop) {
    List<Problem> problems = new ArrayList<>();
    int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    if (threads < 1 || threads > MOST_WORKERS) {
      problems.add(
          new Problem(
              "--workers", "must be from 1 to %d, was %d".formatted(MOST_WORKERS, threads)));
    }
    int kept = kept(problems);
    int together = batch == null ? 0 : batch;
    if (batch != null && batch < 1) {
      problems.add(new Problem("--batch", "must be at least 1, was " + batch));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return new Effort(threads, kept, together, progress, stop);
  }
}
