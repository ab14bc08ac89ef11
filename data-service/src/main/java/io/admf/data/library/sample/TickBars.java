package io.admf.data.library.sample;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import io.admf.data.StoredBars;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import io.admf.frame.Series;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of trades: timestamp in seconds, price, amount. A bar is aligned to its timeframe in
 * UTC; where nothing was traded there is none. Volume is a compensated sum (W. Kahan, 1965).
 */
final class TickBars {

  /** Those that trades are made into. */
  static final List<String> TIMEFRAMES = List.of("1m", "5m", "15m", "1h", "4h", "1d");

  private final StoredBars bars;
  private final long timeframe;
  private final double[] prices = new double[4];
  private long opened = Long.MIN_VALUE;
  private double volume;
  private double lost;

  private TickBars(StoredBars bars, long timeframe) {
    this.bars = bars;
    this.timeframe = timeframe;
  }

  static StoredBars read(String place, InputStream in, Series series) {
    StoredBars bars = new StoredBars(series.id(), place);
    TickBars ticks = new TickBars(bars, series.timeframe().nanos());
    try (CsvReader<Tick> reader =
        CsvReader.builder().build(new Tick(), in, StandardCharsets.UTF_8)) {
      for (Tick tick : reader) {
        ticks.add(tick.time, tick.price, tick.amount);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
    ticks.end();
    return bars;
  }

  private void add(long time, double price, double amount) {
    long start = time - Math.floorMod(time, timeframe);
    if (start != opened) {
      end();
      opened = start;
      prices[0] = price;
      prices[1] = price;
      prices[2] = price;
      volume = 0;
      lost = 0;
    }
    prices[1] = Math.max(prices[1], price);
    prices[2] = Math.min(prices[2], price);
    prices[3] = price;
    double added = amount - lost;
    double sum = volume + added;
    lost = sum - volume - added;
    volume = sum;
  }

  private void end() {
    if (opened != Long.MIN_VALUE) {
      bars.add(opened, opened + timeframe, prices, volume);
    }
  }

  /** One trade after the other. */
  private static final class Tick extends AbstractBaseCsvCallbackHandler<Tick> {

    private final TimeText times = TimeText.of("epoch_s", ZoneOffset.UTC);
    private boolean headed;
    private long time;
    private double price;
    private double amount;

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
      switch (column) {
        case 0 -> time = times.read(buffer, offset, length);
        case 1 -> price = Decimals.parse(buffer, offset, length);
        default -> amount = Decimals.parse(buffer, offset, length);
      }
    }

    @Override
    protected @Nullable Tick buildRecord() {
      if (!headed || getRecordType() == RecordType.EMPTY) {
        headed = true;
        return null;
      }
      if (time == TimeText.UNREADABLE || !(price > 0) || !(amount >= 0)) {
        throw new IllegalStateException(
            "expected a time, a price and an amount in line " + getStartingLineNumber());
      }
      return this;
    }
  }
}
