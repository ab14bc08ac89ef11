package io.admf.data;

import io.admf.frame.BarFrame;
import java.util.List;

/**
 * Bars held in memory: what a source gives that has to know the whole series before its first bar.
 * Added first, read after.
 */
public final class StoredBars implements BarReader {

  private final String series;
  private final String place;
  private BarFrame.Columns columns = BarFrame.Columns.ofCapacity(1024);
  private int rows;
  private int next;

  /**
   * No bars yet.
   *
   * @param series the series, such as {@code SPY_1d}
   * @param place where they come from, for the notes
   */
  public StoredBars(String series, String place) {
    this.series = series;
    this.place = place;
  }

  /** Adds a bar after those that are there. */
  public void add(long eventTime, long knownAt, double[] openHighLowClose, double volume) {
    makeRoom();
    columns.eventTimes()[rows] = eventTime;
    columns.knownAt()[rows] = knownAt;
    columns.open()[rows] = openHighLowClose[0];
    columns.high()[rows] = openHighLowClose[1];
    columns.low()[rows] = openHighLowClose[2];
    columns.close()[rows] = openHighLowClose[3];
    columns.volume()[rows] = volume;
    rows++;
  }

  /** Adds all that another reader still has. */
  public void addAll(BarReader reader) {
    while (true) {
      makeRoom();
      int read = reader.read(columns, rows, columns.open().length);
      if (read == 0) {
        return;
      }
      rows += read;
    }
  }

  /** Puts the last first. */
  public void reverse() {
    for (int i = 0, j = rows - 1; i < j; i++, j--) {
      swap(columns.eventTimes(), i, j);
      swap(columns.knownAt(), i, j);
      swap(columns.open(), i, j);
      swap(columns.high(), i, j);
      swap(columns.low(), i, j);
      swap(columns.close(), i, j);
      swap(columns.volume(), i, j);
    }
  }

  /** How many bars. */
  public int size() {
    return rows;
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    int count = Math.min(limit - from, rows - next);
    Rows.copy(columns, next, into, from, count);
    next += count;
    return count;
  }

  @Override
  public SourceNotes notes() {
    return new SourceNotes(series, place, rows, 0, List.of());
  }

  @Override
  public void close() {}

  private void makeRoom() {
    if (rows == columns.open().length) {
      columns = Rows.grown(columns, rows, Rows.twice(rows, Integer.MAX_VALUE - 8));
    }
  }

  private static void swap(double[] column, int i, int j) {
    double value = column[i];
    column[i] = column[j];
    column[j] = value;
  }

  private static void swap(long[] column, int i, int j) {
    long value = column[i];
    column[i] = column[j];
    column[j] = value;
  }
}
