package io.admf.data.json;

import io.admf.data.BarReader;
import io.admf.data.SourceRequest;
import io.admf.data.row.RowBars;
import io.admf.data.row.RowProblems;
import java.io.InputStream;

/** Bars of a single JSON document. */
public final class JsonBars {

  private JsonBars() {}

  /**
   * Reads bars from an open stream, which the reader closes.
   *
   * @param mapping what is where; {symbol} and {timeframe} in it are replaced by the series'
   * @param place what the document is called in messages
   */
  public static BarReader read(
      JsonMapping mapping, String place, InputStream in, SourceRequest request) {
    RowProblems problems = new RowProblems(place, request);
    return RowBars.of(
        request,
        place,
        mapping.style(),
        problems,
        new JsonRows(mapping.of(request.series()), place, in, problems));
  }
}
