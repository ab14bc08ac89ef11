package io.admf.data;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.frame.BarFrame;
import java.util.Locale;

/**
 * The hash of the bars of one series: 128-bit XXH3 of every column by itself, so that it does not
 * depend on how many bars come at a time. Not cryptographic.
 */
public final class SeriesHash {

  private static final int COLUMNS = 7;

  private final String series;
  private final HashStream128[] columns = new HashStream128[COLUMNS];
  private long rows;

  /**
   * No bars yet.
   *
   * @param series the series, such as {@code SPY_1d}
   */
  public SeriesHash(String series) {
    this.series = series;
    for (int i = 0; i < COLUMNS; i++) {
      columns[i] = Hashing.xxh3_128().hashStream();
    }
  }

  String id() {
    return series;
  }

  /** How many bars were added. */
  long rows() {
    return rows;
  }

  /** Adds {@code count} bars from row {@code from} on. */
  public void add(BarFrame.Columns bars, int from, int count) {
    columns[0].putLongs(bars.eventTimes(), from, count);
    columns[1].putLongs(bars.knownAt(), from, count);
    columns[2].putDoubles(bars.open(), from, count);
    columns[3].putDoubles(bars.high(), from, count);
    columns[4].putDoubles(bars.low(), from, count);
    columns[5].putDoubles(bars.close(), from, count);
    columns[6].putDoubles(bars.volume(), from, count);
    rows += count;
  }

  /** The data hash of a run over these bars alone: 32 hexadecimal digits. */
  public String hex() {
    HashStream128 all = Hashing.xxh3_128().hashStream();
    addTo(all);
    return hex(all);
  }

  void addTo(HashStream128 all) {
    all.putString(series).putLong(rows);
    for (HashStream128 column : columns) {
      HashValue128 value = column.get();
      all.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }
  }

  static String hex(HashStream128 all) {
    HashValue128 value = all.get();
    return String.format(
        Locale.ROOT, "%016x%016x", value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
