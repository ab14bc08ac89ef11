package io.admf.data;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash of the bars of a run: 128-bit XXH3 over the hash of every column of every series.
 * Columns are hashed one by one, so that it does not depend on where frames are cut.
 */
public final class BarDigest {

  private static final int COLUMNS = 7;

  private final List<Series> series;
  private final HashStream128[][] hashes;
  private final long[] rows;
  private final Map<String, HashStream128> market = new TreeMap<>();

  /** Of nothing yet. */
  public BarDigest(List<Series> series) {
    this.series = series;
    this.hashes = new HashStream128[series.size()][COLUMNS];
    this.rows = new long[series.size()];
    for (HashStream128[] columns : hashes) {
      for (int i = 0; i < COLUMNS; i++) {
        columns[i] = Hashing.xxh3_128().hashStream();
      }
    }
  }

  /** Adds the bars of a frame, which follow those of its series before. */
  public void add(BarFrame frame) {
    HashStream128[] hash = hashes[frame.series()];
    int count = frame.rows();
    hash[0].putLongs(frame.eventTimes(), 0, count);
    hash[1].putLongs(frame.knownAt(), 0, count);
    hash[2].putDoubles(frame.open(), 0, count);
    hash[3].putDoubles(frame.high(), 0, count);
    hash[4].putDoubles(frame.low(), 0, count);
    hash[5].putDoubles(frame.close(), 0, count);
    hash[6].putDoubles(frame.volume(), 0, count);
    rows[frame.series()] += count;
  }

  /**
   * Adds what comes besides bars, by kind and symbol, so that this does not depend on where frames
   * are cut either. Bars that only carry a price are hashed as bars.
   */
  public void add(long firstSlice, MarketFrame frame) {
    for (MarketFrame.Action action : frame.actions()) {
      market("actions")
          .putLong(firstSlice + action.offset())
          .putString(action.symbol())
          .putString(action.effect().name())
          .putLong(action.exTime())
          .putLong(action.payTime())
          .putDouble(action.ratio())
          .putDouble(action.amount());
    }
    for (MarketFrame.Release release : frame.releases()) {
      market("releases")
          .putLong(firstSlice + release.offset())
          .putString(release.indicator())
          .putLong(release.eventTime())
          .putLong(release.knownAt())
          .putDouble(release.value());
    }
    for (MarketFrame.Quotes quotes : frame.quotes()) {
      HashStream128 hash = market("quotes of " + quotes.symbol());
      for (int row = 0; row < quotes.rows(); row++) {
        hash.putLong(quotes.times()[row])
            .putDouble(quotes.bid()[row])
            .putDouble(quotes.ask()[row])
            .putDouble(quotes.bidSize()[row])
            .putDouble(quotes.askSize()[row]);
      }
    }
    for (MarketFrame.Filled filled : frame.filled()) {
      HashStream128 hash = market("filled of " + series.get(filled.series()).id());
      for (int row : filled.rows()) {
        hash.putLong(rows[filled.series()] + row);
      }
    }
  }

  private HashStream128 market(String what) {
    return market.computeIfAbsent(what, w -> Hashing.xxh3_128().hashStream());
  }

  /** 32 hexadecimal digits over what was added so far. */
  public String hex() {
    HashStream128 all = Hashing.xxh3_128().hashStream();
    for (int i = 0; i < hashes.length; i++) {
      all.putString(series.get(i).id()).putLong(rows[i]);
      for (HashStream128 column : hashes[i]) {
        HashValue128 value = column.get();
        all.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
      }
    }
    market.forEach(
        (what, hash) -> {
          HashValue128 value = hash.get();
          all.putString(what)
              .putLong(value.getMostSignificantBits())
              .putLong(value.getLeastSignificantBits());
        });
    HashValue128 value = all.get();
    return String.format(
        Locale.ROOT, "%016x%016x", value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
