package io.admf.data.resample;

import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.session.BarGrid;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of a series made of finer ones.
 *
 * <p>A bar opens with its first part's open and closes with its last part's close; it is known when
 * it closes, or when its last part is if that is later. The first bar may lack a part when the data
 * begins after it opened; the last when the data ends before it closed. Whether those are given is
 * for the reader to say; otherwise bars do not change when later data is removed.
 */
final class Resampled implements BarReader {

  private static final int CHUNK = 1024;

  private final Series series;
  private final BarReader parts;
  private final BarGrid grid;
  private final boolean keepIncomplete;
  private final BarFrame.Columns chunk = BarFrame.Columns.ofCapacity(CHUNK);
  private int chunkRows;
  private int cursor;
  private boolean ended;

  private final VolumeSum volume = new VolumeSum();
  private boolean building;
  private boolean begunLate;
  private boolean first = true;
  private long opened;
  private long closed;
  private long lastKnown;
  private double open;
  private double high;
  private double low;
  private double close;

  private long given;
  private long incomplete;
  private long used;

  Resampled(Series series, BarReader parts, BarGrid grid, boolean keepIncomplete) {
    this.series = series;
    this.parts = parts;
    this.grid = grid;
    this.keepIncomplete = keepIncomplete;
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    int row = from;
    while (row < limit && !ended) {
      if (cursor == chunkRows) {
        chunkRows = parts.read(chunk, 0, CHUNK);
        cursor = 0;
        if (chunkRows == 0) {
          ended = true;
          row += finish(into, row);
          break;
        }
      }
      row += take(into, row);
    }
    given += row - from;
    return row - from;
  }

  /** Takes one part; returns 1 when that ended a bar, which was written. */
  private int take(BarFrame.Columns into, int row) {
    int i = cursor++;
    long begins = chunk.eventTimes()[i];
    if (!grid.find(begins, chunk.knownAt()[i])) {
      return 0;
    }
    int written = 0;
    if (!building || grid.opened() != opened) {
      written = building ? end(into, row, begunLate) : 0;
      begin(i, begins);
    }
    high = Math.max(high, chunk.high()[i]);
    low = Math.min(low, chunk.low()[i]);
    close = chunk.close()[i];
    volume.add(chunk.volume()[i]);
    lastKnown = chunk.knownAt()[i];
    used++;
    return written;
  }

  private void begin(int i, long begins) {
    opened = grid.opened();
    closed = grid.closed();
    open = chunk.open()[i];
    high = chunk.high()[i];
    low = chunk.low()[i];
    volume.clear();
    begunLate = first && begins > opened;
    first = false;
    building = true;
  }

  private int finish(BarFrame.Columns into, int row) {
    return building ? end(into, row, begunLate || lastKnown < closed) : 0;
  }

  private int end(BarFrame.Columns into, int row, boolean lacking) {
    building = false;
    if (lacking && !keepIncomplete) {
      incomplete++;
      return 0;
    }
    into.eventTimes()[row] = opened;
    into.knownAt()[row] = Math.max(closed, lastKnown);
    into.open()[row] = open;
    into.high()[row] = high;
    into.low()[row] = low;
    into.close()[row] = close;
    into.volume()[row] = volume.value();
    return 1;
  }

  @Override
  public SourceNotes notes() {
    SourceNotes notes = parts.notes();
    List<String> remarks = new ArrayList<>(notes.remarks());
    remarks.add(
        "Made %d bars of %s of %d of %s.".formatted(given, series.id(), used, notes.series()));
    if (incomplete > 0) {
      remarks.add(
          "Left out %d bar%s of %s where the data begins or ends, since a part may be missing; data.incomplete: keep gives them."
              .formatted(incomplete, incomplete == 1 ? "" : "s", series.id()));
    }
    return new SourceNotes(
        series.id(), notes.place(), given, notes.skipped(), notes.firstSkipped(), remarks);
  }

  @Override
  public void close() {
    parts.close();
  }
}
