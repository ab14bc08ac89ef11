package io.admf.compose.cli.data;

import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.catalog.BarFile;
import io.admf.frame.BarFrame;
import java.util.List;

/** The rows of a stored series that are shown; whoever opened the file closes it. */
final class StoredPart implements BarReader {

  private final BarFile file;
  private final SeriesRange range;
  private final long end;
  private long next;
  private long read;

  StoredPart(BarFile file, SeriesRange range, SeriesRange.Rows rows) {
    this.file = file;
    this.range = range;
    this.next = rows.from();
    this.end = rows.to();
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    int count = (int) Math.min(limit - from, end - next);
    file.read(next, into, from, count);
    next += count;
    read += count;
    return count;
  }

  @Override
  public SourceNotes notes() {
    return new SourceNotes(range.series(), file.file().toString(), read, 0, List.of());
  }

  @Override
  public void close() {}
}
