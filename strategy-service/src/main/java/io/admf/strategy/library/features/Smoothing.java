package io.admf.strategy.library.features;

import io.admf.strategy.window.MovingMean;
import io.admf.strategy.window.Recursion;
import io.admf.strategy.window.RollingMean;

/** How a stream of values is averaged. */
enum Smoothing {
  /** Each value moves the mean by 1/n; it begins with the mean of the first n (Wilder, 1978). */
  WILDER,
  /** Each value moves the mean by 2/(n+1); it begins with the mean of the first n. */
  EMA,
  /** The plain mean of the last n. */
  SIMPLE;

  /** A fresh mean over {@code n} values. */
  MovingMean start(int n) {
    return switch (this) {
      case WILDER -> new Recursion(n, 1.0 / n, false);
      case EMA -> new Recursion(n, 2.0 / (n + 1), false);
      case SIMPLE -> new RollingMean(n);
    };
  }
}
