package io.admf.compose.cli;

import io.admf.compose.progress.BarProgress;
import io.admf.compose.progress.LineProgress;
import io.admf.compose.progress.Progress;
import java.io.PrintWriter;

/** How a command shows that it gets on. */
final class ProgressForm {

  /** How wide the terminal of standard error is; the launcher says so where there is one. */
  private static final Integer COLUMNS = Integer.getInteger("admf.columns");

  /** For a terminal that does not say: as wide as they come at least. */
  private static final int USUAL = 80;

  private ProgressForm() {}

  /**
   * Progress on standard error: a bar on a terminal, lines elsewhere.
   *
   * @param quiet nothing at all
   */
  static Progress on(PrintWriter err, boolean quiet) {
    if (quiet) {
      return Progress.NONE;
    }
    return COLUMNS == null
        ? new LineProgress(err, System::nanoTime)
        : new BarProgress(err, System::nanoTime, COLUMNS > 0 ? COLUMNS : USUAL);
  }
}
