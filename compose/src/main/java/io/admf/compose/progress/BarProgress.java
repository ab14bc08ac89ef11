package io.admf.compose.progress;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * Progress for a terminal: a bar on one line, drawn anew ten times a second and gone at the end. A
 * run that is over in half a second shows none.
 *
 * <pre>
 *  42 % [==============>                    ]  310 M combination-bars/s  12 s left
 * </pre>
 */
public final class BarProgress extends TimedProgress {

  private static final long FIRST = 500_000_000L;
  private static final long EVERY = 100_000_000L;
  private static final int LEAST_BAR = 10;

  private static final String BEGIN_OF_LINE = "\r";
  private static final String REST_OF_LINE_EMPTY = "\u001B[K";

  private final PrintWriter out;
  private final int columns;
  private boolean drawn;

  /**
   * @param out where it is drawn: standard error
   * @param nanos a clock that only goes forward, nanoseconds
   * @param columns of the terminal
   */
  public BarProgress(PrintWriter out, LongSupplier nanos, int columns) {
    super(nanos, FIRST, EVERY);
    this.out = out;
    this.columns = columns;
  }

  @Override
  void show(Status status) {
    String left = "%3d %% ".formatted(status.percent());
    String rate =
        Double.isNaN(status.rate())
            ? ""
            : "  " + Status.brief(status.rate()) + " combination-bars/s";
    String time =
        Double.isNaN(status.secondsLeft())
            ? ""
            : "  " + Status.time(status.secondsLeft()) + " left";
    // what does not fit beside a short bar is left out; the last column stays free: it would wrap
    int room = columns - 1 - left.length();
    String crew = status.crew().isEmpty() ? "" : "  " + status.crew();
    String right = crew + rate + time;
    if (room - right.length() < LEAST_BAR) {
      right = crew + time;
    }
    if (room - right.length() < LEAST_BAR) {
      right = time;
    }
    int width = room - right.length() - 2;
    String text = width < LEAST_BAR ? left : left + bar(status.share(), width) + right;
    out.print(BEGIN_OF_LINE + text + REST_OF_LINE_EMPTY);
    out.flush();
    drawn = true;
  }

  private static String bar(double share, int width) {
    int full = (int) (share * width);
    return "[" + "=".repeat(full) + (full < width ? ">" + " ".repeat(width - full - 1) : "") + "]";
  }

  @Override
  void close() {
    if (drawn) {
      out.print(BEGIN_OF_LINE + REST_OF_LINE_EMPTY);
      out.flush();
    }
  }
}
