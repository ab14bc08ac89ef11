package io.admf.data.library.catalog;

import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.catalog.BarFile;
import io.admf.frame.BarFrame;
import java.util.List;

/** Reads the part of a series that lies in the range, which is found without reading up to it. */
final class CatalogReader implements BarReader {

  private final BarFile file;
  private final String series;
  private final long first;
  private final long end;
  private long next;

  CatalogReader(BarFile file, SourceRequest request) {
    this.file = file;
    this.series = request.series().id();
    long from = file.firstFrom(BarFile.Time.OPEN, request.data().from());
    long to = file.firstFrom(BarFile.Time.OPEN, request.data().to());
    // where no bar is in the range, all are given: whoever cuts them says where they are
    this.first = from < to ? from : 0;
    this.end = from < to ? to : file.rows();
    this.next = first;
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    int count = (int) Math.min(limit - from, end - next);
    file.read(next, into, from, count);
    next += count;
    return count;
  }

  @Override
  public SourceNotes notes() {
    return new SourceNotes(series, file.file().toString(), next - first, 0, List.of());
  }

  @Override
  public void close() {
    file.close();
  }
}
