package io.admf.frame;

import io.admf.event.Action;
import org.jspecify.annotations.Nullable;

/**
 * The opinions of one signal column on one series, row by row with the {@link BarFrame} of the same
 * number.
 *
 * @param signal index of the signal column in the run
 * @param series index of the series that the opinions are about
 * @param number of the frame
 * @param rows how many rows count
 * @param actions {@link #BUY}, {@link #SELL} or {@link #HOLD} for each row
 * @param strengths conviction 0 to 1 for each row
 * @param priceTargets for each row, NaN for none; null when the strategy never gives one
 * @param stopLosses for each row, NaN for none; null when the strategy never gives one
 */
public record SignalFrame(
    int signal,
    int series,
    long number,
    int rows,
    byte[] actions,
    double[] strengths,
    double @Nullable [] priceTargets,
    double @Nullable [] stopLosses) {

  /** Code of {@link Action#BUY}. */
  public static final byte BUY = 1;

  /** Code of {@link Action#HOLD}. */
  public static final byte HOLD = 0;

  /** Code of {@link Action#SELL}. */
  public static final byte SELL = -1;

  /** Whether there is an opinion in any row. */
  public boolean speaks() {
    for (int row = 0; row < rows; row++) {
      if (actions[row] != HOLD) {
        return true;
      }
    }
    return false;
  }

  /** The action in a row. */
  public Action action(int row) {
    return switch (actions[row]) {
      case BUY -> Action.BUY;
      case SELL -> Action.SELL;
      case HOLD -> Action.HOLD;
      default -> throw new IllegalStateException("action code " + actions[row]);
    };
  }

  /** The price target in a row, NaN for none. */
  public double priceTarget(int row) {
    return priceTargets == null ? Double.NaN : priceTargets[row];
  }

  /** The stop loss in a row, NaN for none. */
  public double stopLoss(int row) {
    return stopLosses == null ? Double.NaN : stopLosses[row];
  }
}
