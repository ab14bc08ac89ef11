package io.admf.data;

import io.admf.data.event.QuoteReader;
import io.admf.frame.MarketFrame;
import java.util.Arrays;

/** The quotes of one symbol on their way into slices. */
final class QuoteLane implements AutoCloseable {

  private final String symbol;
  private final QuoteReader reader;
  private boolean more;

  /** Reads the first quote. */
  QuoteLane(String symbol, QuoteReader reader) {
    this.symbol = symbol;
    this.reader = reader;
    this.more = reader.next();
  }

  /** Passes over quotes that are not later than a time. */
  void passOver(long time) {
    while (more && reader.time() <= time) {
      more = reader.next();
    }
  }

  /** The quotes up to the last of some slices, each in the first that is not earlier. */
  MarketFrame.Quotes until(long[] sliceTimes) {
    int room = 16;
    int[] offsets = new int[room];
    long[] times = new long[room];
    double[][] values = new double[4][room];
    int rows = 0;
    int offset = 0;
    while (more && reader.time() <= sliceTimes[sliceTimes.length - 1]) {
      while (sliceTimes[offset] < reader.time()) {
        offset++;
      }
      if (rows == room) {
        room *= 2;
        offsets = Arrays.copyOf(offsets, room);
        times = Arrays.copyOf(times, room);
        for (int i = 0; i < values.length; i++) {
          values[i] = Arrays.copyOf(values[i], room);
        }
      }
      offsets[rows] = offset;
      times[rows] = reader.time();
      values[0][rows] = reader.bid();
      values[1][rows] = reader.ask();
      values[2][rows] = reader.bidSize();
      values[3][rows] = reader.askSize();
      rows++;
      more = reader.next();
    }
    return new MarketFrame.Quotes(
        symbol, rows, offsets, times, values[0], values[1], values[2], values[3]);
  }

  @Override
  public void close() {
    reader.close();
  }
}
