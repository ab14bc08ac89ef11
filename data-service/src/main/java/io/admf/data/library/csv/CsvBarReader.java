package io.admf.data.library.csv;

import io.admf.data.SourceRequest;
import io.admf.data.delimited.DelimitedReader;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowReader;
import io.admf.frame.BarFrame;
import java.io.InputStream;

/** The bars of one file in the order of its rows. */
final class CsvBarReader extends RowReader {

  private final CsvRows rows;
  private final DelimitedReader<CsvRows> reader;

  private CsvBarReader(
      Csv csv, String place, InputStream in, SourceRequest request, RowProblems problems) {
    super(request.series().id(), place, problems);
    this.rows = new CsvRows(csv, place, problems, request);
    this.reader = new DelimitedReader<>(csv.text(), place, in, problems, rows, rows::line);
  }

  static CsvBarReader open(Csv csv, String place, InputStream in, SourceRequest request) {
    return new CsvBarReader(csv, place, in, request, new RowProblems(place, request));
  }

  @Override
  protected boolean store(BarFrame.Columns into, int at) {
    CsvRows row = reader.next();
    if (row == null) {
      rows.end();
      return false;
    }
    row.store(into, at);
    return true;
  }

  @Override
  public void close() {
    reader.close();
  }
}
