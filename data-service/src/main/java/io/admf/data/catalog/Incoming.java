package io.admf.data.catalog;

import io.admf.data.SeriesHash;
import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one series on their way into a catalog. Where they extend what is stored, those that
 * are stored already must be the same, bit for bit, and those after them are written behind a copy
 * of the stored ones. For one thread.
 */
final class Incoming implements AutoCloseable {

  private static final int CHUNK = 4096;

  private final String series;
  private final Path unfinished;
  private final @Nullable BarFile extended;
  private final BarFrame.Columns storedBars = BarFrame.Columns.ofCapacity(CHUNK);
  private @Nullable BarFileWriter writer;
  private long bars;
  private long firstOpen;
  private long lastOpen;
  private long nextStored = -1;
  private long added;
  private @Nullable String conflict;

  /**
   * No bars yet.
   *
   * @param series the series, such as {@code SPY_1d}
   * @param unfinished the file to write
   * @param extended what is stored and to be extended; null to write what comes and nothing else
   */
  Incoming(String series, Path unfinished, @Nullable BarFile extended) {
    this.series = series;
    this.unfinished = unfinished;
    this.extended = extended;
  }

  String series() {
    return series;
  }

  /** Takes the next bars. */
  void add(BarFrame frame) {
    if (frame.rows() == 0) {
      return;
    }
    if (bars == 0) {
      firstOpen = frame.eventTimes()[0];
    }
    bars += frame.rows();
    lastOpen = frame.eventTimes()[frame.rows() - 1];
    if (conflict != null) {
      return;
    }
    BarFrame.Columns columns = frame.columns();
    int known = extended == null ? 0 : compare(extended, columns, frame.rows());
    if (conflict == null && known < frame.rows()) {
      writer().add(columns, known, frame.rows() - known);
      added += frame.rows() - known;
    }
  }

  /** Compares with what is stored; returns how many bars of the frame are. */
  private int compare(BarFile stored, BarFrame.Columns columns, int rows) {
    if (nextStored < 0) {
      nextStored = stored.firstFrom(BarFile.Time.KNOWN, columns.knownAt()[0]);
    }
    int at = 0;
    while (at < rows && nextStored < stored.rows()) {
      int count = (int) Math.min(Math.min(rows - at, CHUNK), stored.rows() - nextStored);
      stored.read(nextStored, storedBars, 0, count);
      int differs = firstDifference(columns, at, storedBars, count);
      if (differs < count) {
        conflict = conflict(columns, at + differs, storedBars, differs);
        return rows;
      }
      at += count;
      nextStored += count;
    }
    return at;
  }

  private static int firstDifference(
      BarFrame.Columns ours, int from, BarFrame.Columns theirs, int count) {
    int first = count;
    int to = from + count;
    long[][] times = {ours.eventTimes(), theirs.eventTimes(), ours.knownAt(), theirs.knownAt()};
    for (int i = 0; i < times.length; i += 2) {
      first = earlier(first, Arrays.mismatch(times[i], from, to, times[i + 1], 0, count));
    }
    double[][] prices = {
      ours.open(),
      theirs.open(),
      ours.high(),
      theirs.high(),
      ours.low(),
      theirs.low(),
      ours.close(),
      theirs.close(),
      ours.volume(),
      theirs.volume()
    };
    for (int i = 0; i < prices.length; i += 2) {
      first = earlier(first, Arrays.mismatch(prices[i], from, to, prices[i + 1], 0, count));
    }
    return first;
  }

  private static int earlier(int first, int mismatch) {
    return mismatch < 0 ? first : Math.min(first, mismatch);
  }

  private static String conflict(
      BarFrame.Columns ours, int our, BarFrame.Columns theirs, int their) {
    return "expected the bars that are stored already, was %s instead of %s"
        .formatted(bar(ours, our), bar(theirs, their));
  }

  private static String bar(BarFrame.Columns bars, int row) {
    return "%s (open %s, high %s, low %s, close %s, volume %s)"
        .formatted(
            Instants.brief(bars.eventTimes()[row]),
            bars.open()[row],
            bars.high()[row],
            bars.low()[row],
            bars.close()[row],
            bars.volume()[row]);
  }

  /** The file to write; what is stored comes first, and is found whole before anything is added. */
  private BarFileWriter writer() {
    if (writer == null) {
      BarFileWriter begun = new BarFileWriter(unfinished, series);
      writer = begun;
      if (extended != null) {
        SeriesHash hash = new SeriesHash(series);
        extended.visit(
            0,
            extended.rows(),
            (row, columns, count) -> {
              hash.add(columns, 0, count);
              begun.add(columns, 0, count);
            });
        extended.expect(hash);
      }
    }
    return writer;
  }

  /** What keeps these bars from being stored; null if nothing does. */
  @Nullable String conflict() {
    return conflict == null ? null : series + ": " + conflict + "; to take the new ones, --replace";
  }

  /** What is to be stored, on the disk; null if nothing was added to what is. */
  @Nullable BarFileHeader finish() {
    if (writer == null) {
      return null;
    }
    BarFileHeader header = writer.finish();
    try (BarFile written = reopened()) {
      written.verify();
    }
    return header;
  }

  private BarFile reopened() {
    try {
      return BarFile.open(unfinished);
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("somebody removed " + unfinished, e);
    }
  }

  Path unfinished() {
    return unfinished;
  }

  /** How many bars came. */
  long bars() {
    return bars;
  }

  /** How many of them are new. */
  long added() {
    return added;
  }

  /** When the first opens, epoch nanoseconds. */
  long firstOpen() {
    return firstOpen;
  }

  /** When the last opens, epoch nanoseconds. */
  long lastOpen() {
    return lastOpen;
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    if (extended != null) {
      extended.close();
    }
  }
}
