package io.admf.data;

import io.admf.config.BadInputException;
import io.admf.event.InvariantException;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.plan.DataSpec;
import io.admf.time.Instants;

/** The bars of one series that lie in the range of the run. Holds its source to its contract. */
final class Feed implements AutoCloseable {

  private static final int CHUNK = 1024;

  private final Series series;
  private final BarReader reader;
  private final long from;
  private final long to;
  private long firstSeen = Long.MIN_VALUE;
  private long lastSeen = Long.MIN_VALUE;
  private long lastKnown = Long.MIN_VALUE;
  private boolean started;
  private boolean ended;

  Feed(Series series, BarReader reader, DataSpec data) {
    this.series = series;
    this.reader = reader;
    this.from = data.from();
    this.to = data.to();
  }

  Series series() {
    return series;
  }

  SourceNotes notes() {
    return reader.notes();
  }

  /** Reads until {@code limit} or until there is no more; returns how many were read. */
  int fill(BarFrame.Columns into, int first, int limit) {
    int at = first;
    while (at < limit && !ended) {
      int read = reader.read(into, at, limit);
      if (read == 0) {
        ended = true;
        break;
      }
      check(into, at, read);
      at += cut(into, at, read);
    }
    return at - first;
  }

  private void check(BarFrame.Columns rows, int first, int count) {
    long[] known = rows.knownAt();
    for (int i = first; i < first + count; i++) {
      if (known[i] <= lastKnown || rows.eventTimes()[i] > known[i]) {
        throw new InvariantException(
            series.id(),
            -1,
            "expected bars that ascend in time, was %s to %s after %s (from %s)"
                .formatted(
                    Instants.format(rows.eventTimes()[i]),
                    Instants.format(known[i]),
                    lastKnown == Long.MIN_VALUE ? "nothing" : Instants.format(lastKnown),
                    reader.notes().place()));
      }
      lastKnown = known[i];
    }
    if (firstSeen == Long.MIN_VALUE) {
      firstSeen = rows.eventTimes()[first];
    }
    lastSeen = rows.eventTimes()[first + count - 1];
  }

  /** Takes out what lies outside the range; returns how many rows remain. */
  private int cut(BarFrame.Columns rows, int first, int count) {
    long[] times = rows.eventTimes();
    int kept = count;
    if (!started) {
      int early = 0;
      while (early < count && times[first + early] < from) {
        early++;
      }
      kept = count - early;
      started = kept > 0;
      if (early > 0 && kept > 0) {
        Rows.copy(rows, first + early, rows, first, kept);
      }
    }
    while (kept > 0 && times[first + kept - 1] >= to) {
      kept--;
      ended = true;
    }
    return kept;
  }

  /** Reads on to the end of the range and forgets it, for what is wrong there. */
  void finish() {
    BarFrame.Columns rows = BarFrame.Columns.ofCapacity(CHUNK);
    while (fill(rows, 0, CHUNK) > 0) {
      // only its mistakes are of interest
    }
  }

  /** Reads on to the very end, past the range, and forgets it. */
  private void drain() {
    BarFrame.Columns rows = BarFrame.Columns.ofCapacity(CHUNK);
    ended = true;
    for (int read = reader.read(rows, 0, CHUNK); read > 0; read = reader.read(rows, 0, CHUNK)) {
      check(rows, 0, read);
    }
  }

  /** The mistake of a range in which this series has no bar. */
  BadInputException empty() {
    drain();
    String where = reader.notes().place();
    String range =
        (from == Long.MIN_VALUE ? "" : " from " + Instants.brief(from))
            + (to == Long.MAX_VALUE ? "" : " to before " + Instants.brief(to));
    if (firstSeen == Long.MIN_VALUE) {
      return new BadInputException(
          where,
          "expected bars of %s%s, was none at all; bad rows passed over: %d"
              .formatted(series.id(), range, reader.notes().skipped()));
    }
    return new BadInputException(
        where,
        "expected bars of %s%s, was none: they run from %s to %s; change data.start_date or data.end_date"
            .formatted(series.id(), range, Instants.brief(firstSeen), Instants.brief(lastSeen)));
  }

  @Override
  public void close() {
    reader.close();
  }
}
