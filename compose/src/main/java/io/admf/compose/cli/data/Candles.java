package io.admf.compose.cli.data;

import io.admf.data.catalog.BarFile;
import io.admf.frame.BarFrame;

/**
 * The bars of a series in so few candles that a page can hold them: each stands for the same number
 * of consecutive bars, of which it has the first open, the highest high, the lowest low, the last
 * close and the sum of volumes.
 *
 * @param each how many bars a candle stands for; the last may stand for fewer
 * @param times when each opens, epoch milliseconds
 */
record Candles(
    long each,
    long[] times,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double[] volume) {

  /** As many as a page shows with ease. */
  static final int MOST = 20_000;

  /** The candles of the rows from {@code from} up to {@code to}, exclusive. */
  static Candles of(BarFile file, long from, long to) {
    long each = Math.ceilDiv(to - from, MOST);
    int count = (int) Math.ceilDiv(to - from, each);
    Candles candles =
        new Candles(
            each,
            new long[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count]);
    file.visit(
        from,
        to,
        (row, bars, rows) -> {
          for (int i = 0; i < rows; i++) {
            long index = row - from + i;
            candles.add((int) (index / each), index % each == 0, bars, i);
          }
        });
    return candles;
  }

  private void add(int at, boolean first, BarFrame.Columns bars, int row) {
    if (first) {
      times[at] = Math.floorDiv(bars.eventTimes()[row], 1_000_000);
      open[at] = bars.open()[row];
      high[at] = bars.high()[row];
      low[at] = bars.low()[row];
    }
    high[at] = Math.max(high[at], bars.high()[row]);
    low[at] = Math.min(low[at], bars.low()[row]);
    close[at] = bars.close()[row];
    volume[at] += bars.volume()[row];
  }
}
