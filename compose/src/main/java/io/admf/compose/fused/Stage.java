package io.admf.compose.fused;

import java.util.Locale;

/** What a run spends its time on. All but {@link #READING} follow each other in one thread. */
public enum Stage {
  /** Reading and checking bars, in a thread of its own beside all others. */
  READING,
  /** Making the kernels ready, and waiting for bars to be read. */
  WAITING,
  /** Features, regimes and signals. */
  ANALYSIS,
  /** The trading loop: orders, fills, and the books with their value at every slice. */
  TRADING,
  /** Adding up what happened, and its rows and events on the way to their files. */
  REPORTING,
  /** The page, the summary and the rest of the files, once all has happened. */
  WRITING;

  /** Its name as users see it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
