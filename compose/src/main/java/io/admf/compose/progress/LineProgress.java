package io.admf.compose.progress;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * Progress for a log: a line every five seconds, nothing for a run that is over sooner.
 *
 * <pre>
 * admf: 42 % of 1,000 combinations × 100,000 bars, 310 M combination-bars/s, 12 s left
 * admf: 420 of 1,000 combinations, 310 M combination-bars/s, 12 s left
 * </pre>
 */
public final class LineProgress extends TimedProgress {

  private static final long EVERY = 5_000_000_000L;

  private final PrintWriter out;

  /**
   * @param out where lines go: standard error
   * @param nanos a clock that only goes forward, nanoseconds
   */
  public LineProgress(PrintWriter out, LongSupplier nanos) {
    super(nanos, EVERY, EVERY);
    this.out = out;
  }

  @Override
  void show(Status status) {
    StringBuilder line = new StringBuilder("admf: ");
    if (status.bars() == UNKNOWN) {
      line.append(Status.count(status.rows())).append(" of ").append(status.size());
    } else {
      line.append(status.percent()).append(" % of ").append(status.size());
    }
    if (!status.crew().isEmpty()) {
      line.append(", ").append(status.crew());
    }
    if (!Double.isNaN(status.rate())) {
      line.append(", ").append(Status.brief(status.rate())).append(" combination-bars/s");
    }
    if (!Double.isNaN(status.secondsLeft())) {
      line.append(", ").append(Status.time(status.secondsLeft())).append(" left");
    }
    out.println(line);
    out.flush();
  }

  @Override
  void close() {
    // the last line stands
  }
}
