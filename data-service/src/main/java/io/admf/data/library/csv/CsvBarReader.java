package io.admf.data.library.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.row.RowProblems;
import io.admf.frame.BarFrame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** The bars of one file in the order of its rows. */
final class CsvBarReader implements BarReader {

  private final String series;
  private final String place;
  private final RowProblems problems;
  private final CsvRows rows;
  private final CsvReader<CsvRows> reader;
  private final Iterator<CsvRows> iterator;
  private long bars;
  private boolean ended;

  private CsvBarReader(Csv csv, String place, InputStream in, SourceRequest request) {
    this.series = request.series().id();
    this.place = place;
    this.problems = new RowProblems(place, request.data().skipBadRows());
    this.rows = new CsvRows(csv, place, problems, request);
    this.reader =
        CsvReader.builder()
            .fieldSeparator(csv.separator())
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .build(rows, in, StandardCharsets.UTF_8);
    this.iterator = reader.iterator();
  }

  static CsvBarReader open(Csv csv, String place, InputStream in, SourceRequest request) {
    return new CsvBarReader(csv, place, in, request);
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    if (ended) {
      return 0;
    }
    int at = from;
    try {
      while (at < limit && iterator.hasNext()) {
        iterator.next().store(into, at++);
      }
      if (at < limit) {
        ended = true;
        rows.end();
      }
    } catch (CsvParseException e) {
      ended = true;
      throw refused(e);
    } catch (UncheckedIOException e) {
      ended = true;
      throw problems.fatal(rows.line(), "cannot be read: " + reason(e));
    }
    bars += at - from;
    return at - from;
  }

  private static String reason(UncheckedIOException e) {
    Throwable cause = e.getCause();
    return String.valueOf((cause == null ? e : cause).getMessage());
  }

  private BadInputException refused(CsvParseException e) {
    if (e.getCause() instanceof BadInputException refusal) {
      return refusal;
    }
    if (e.getCause() != null) {
      throw new IllegalStateException("reading " + place, e.getCause());
    }
    return problems.fatal(rows.line(), "expected well-formed CSV: " + e.getMessage());
  }

  @Override
  public SourceNotes notes() {
    return new SourceNotes(series, place, bars, problems.skipped(), problems.firstSkipped());
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + place, e);
    }
  }
}
