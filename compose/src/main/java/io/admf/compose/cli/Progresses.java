package io.admf.compose.cli;

import io.admf.compose.progress.Progress;

/** Chooses how progress is shown. */
final class Progresses {

  private Progresses() {}

  /** The form that suits standard error. */
  static Progress of(boolean quiet) {
    return Progress.NONE;
  }
}
