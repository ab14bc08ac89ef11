package io.admf.compose.fused;

import io.admf.config.BadInputException;
import io.admf.event.InvariantException;

/** Tells what a component of the user's threw from what is wrong with the run itself. */
final class Failures {

  private Failures() {}

  /**
   * What to say of a failure that concerns one portfolio.
   *
   * @throws RuntimeException the failure, if it concerns the run: a fault of ours, or bad data
   */
  static String ofOne(RuntimeException failure) {
    if (failure instanceof InvariantException || failure instanceof BadInputException) {
      throw failure;
    }
    return failure.toString();
  }
}
