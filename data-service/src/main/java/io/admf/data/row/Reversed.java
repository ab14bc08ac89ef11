package io.admf.data.row;

import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.StoredBars;
import io.admf.frame.BarFrame;

/** Rows that run newest first, loaded whole on the first read and turned round. */
public final class Reversed implements BarReader {

  private final BarReader rows;
  private final StoredBars stored;
  private boolean loaded;

  private Reversed(BarReader rows) {
    this.rows = rows;
    SourceNotes notes = rows.notes();
    this.stored = new StoredBars(notes.series(), notes.place());
  }

  /** The bars of {@code rows}, oldest first, when they run in {@code order}. */
  public static BarReader oldestFirst(BarReader rows, RowOrder order) {
    return order == RowOrder.OLDEST_FIRST ? rows : new Reversed(rows);
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    if (!loaded) {
      stored.addAll(rows);
      stored.reverse();
      loaded = true;
    }
    return stored.read(into, from, limit);
  }

  @Override
  public SourceNotes notes() {
    return rows.notes();
  }

  @Override
  public void close() {
    rows.close();
  }
}
