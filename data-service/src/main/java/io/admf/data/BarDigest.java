package io.admf.data;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hash of the bars of a run: 128-bit XXH3 over those of every series. */
public final class BarDigest {

  private final List<SeriesHash> series;
  private final Map<String, HashStream128> market = new TreeMap<>();

  /** Of nothing yet. */
  public BarDigest(List<Series> series) {
    this.series = series.stream().map(one -> new SeriesHash(one.id())).toList();
  }

  /** Adds the bars of a frame, which follow those of its series before. */
  public void add(BarFrame frame) {
    series.get(frame.series()).add(frame.columns(), 0, frame.rows());
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
      SeriesHash bars = series.get(filled.series());
      HashStream128 hash = market("filled of " + bars.id());
      for (int row : filled.rows()) {
        hash.putLong(bars.rows() + row);
      }
    }
  }

  private HashStream128 market(String what) {
    return market.computeIfAbsent(what, w -> Hashing.xxh3_128().hashStream());
  }

  /** 32 hexadecimal digits over what was added so far. */
  public String hex() {
    HashStream128 all = Hashing.xxh3_128().hashStream();
    series.forEach(one -> one.addTo(all));
    market.forEach(
        (what, hash) -> {
          HashValue128 value = hash.get();
          all.putString(what)
              .putLong(value.getMostSignificantBits())
              .putLong(value.getLeastSignificantBits());
        });
    return SeriesHash.hex(all);
  }
}
