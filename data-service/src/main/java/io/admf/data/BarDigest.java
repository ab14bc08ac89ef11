package io.admf.data;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import java.util.List;
import java.util.Locale;

/**
 * The hash of the bars of a run: 128-bit XXH3 over the hash of every column of every series.
 * Columns are hashed one by one, so that it does not depend on where frames are cut.
 */
final class BarDigest {

  private static final int COLUMNS = 7;

  private final List<Series> series;
  private final HashStream128[][] hashes;
  private final long[] rows;

  BarDigest(List<Series> series) {
    this.series = series;
    this.hashes = new HashStream128[series.size()][COLUMNS];
    this.rows = new long[series.size()];
    for (HashStream128[] columns : hashes) {
      for (int i = 0; i < COLUMNS; i++) {
        columns[i] = Hashing.xxh3_128().hashStream();
      }
    }
  }

  void add(BarFrame frame) {
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

  /** 32 hexadecimal digits over what was added so far. */
  String hex() {
    HashStream128 all = Hashing.xxh3_128().hashStream();
    for (int i = 0; i < hashes.length; i++) {
      all.putString(series.get(i).id()).putLong(rows[i]);
      for (HashStream128 column : hashes[i]) {
        HashValue128 value = column.get();
        all.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
      }
    }
    HashValue128 value = all.get();
    return String.format(
        Locale.ROOT, "%016x%016x", value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
