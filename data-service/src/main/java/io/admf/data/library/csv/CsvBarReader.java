package io.admf.data.library.csv;

import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.delimited.DelimitedReader;
import io.admf.data.row.RowProblems;
import io.admf.frame.BarFrame;
import java.io.InputStream;

/** The bars of one file in the order of its rows. */
final class CsvBarReader implements BarReader {

  private final String series;
  private final String place;
  private final RowProblems problems;
  private final CsvRows rows;
  private final DelimitedReader<CsvRows> reader;
  private long bars;
  private boolean ended;

  private CsvBarReader(Csv csv, String place, InputStream in, SourceRequest request) {
    this.series = request.series().id();
    this.place = place;
    this.problems = new RowProblems(place, request.data().skipBadRows());
    this.rows = new CsvRows(csv, place, problems, request);
    this.reader = new DelimitedReader<>(csv.text(), place, in, problems, rows, rows::line);
  }

  static CsvBarReader open(Csv csv, String place, InputStream in, SourceRequest request) {
    return new CsvBarReader(csv, place, in, request);
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    int at = from;
    try {
      while (at < limit && !ended) {
        CsvRows row = reader.next();
        if (row == null) {
          ended = true;
          rows.end();
        } else {
          row.store(into, at++);
        }
      }
    } catch (BadInputException e) {
      ended = true;
      throw e;
    }
    bars += at - from;
    return at - from;
  }

  @Override
  public SourceNotes notes() {
    return new SourceNotes(series, place, bars, problems.skipped(), problems.firstSkipped());
  }

  @Override
  public void close() {
    reader.close();
  }
}
