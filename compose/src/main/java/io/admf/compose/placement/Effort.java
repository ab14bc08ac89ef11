package io.admf.compose.placement;

import io.admf.compose.progress.Progress;
import java.util.function.BooleanSupplier;

/**
 * How much is done at a time and how much is kept. None of this changes a result.
 *
 * @param workers threads that trade portfolios, at least 1
 * @param kept portfolios of a sweep whose trades and curves are kept, the best by the ranking
 *     metric; at least 1
 * @param batch combinations worked together, at most; 0 to choose by the size of the data
 * @param progress hears how far a sweep has come
 * @param stop asked now and then whether to stop
 */
public record Effort(int workers, int kept, int batch, Progress progress, BooleanSupplier stop) {

  /** One thread; everything is kept of every portfolio. */
  public static final Effort PLAIN =
      new Effort(1, Integer.MAX_VALUE, 0, Progress.NONE, () -> false);

  public Effort {
    if (workers < 1 || kept < 1 || batch < 0) {
      throw new IllegalArgumentException(
          "expected at least 1 worker and 1 portfolio kept, was %d and %d, batch %d"
              .formatted(workers, kept, batch));
    }
  }
}
