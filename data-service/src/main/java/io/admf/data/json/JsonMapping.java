package io.admf.data.json;

import io.admf.data.row.RowStyle;
import io.admf.data.text.TimeText;
import io.admf.frame.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a document is a bar, and what of a bar is what.
 *
 * @param barsAt where the bars are: a JSON pointer (RFC 6901) to an array of objects or arrays, to
 *     an object of arrays (columns), to an object of bars, or to a single bar; {@code lines} where
 *     every value of the document is a bar; {@code auto} for a document that is an array of bars,
 *     has such an array as a member, is an object of columns, or is one bar to a line
 * @param fields where the values are within a bar
 * @param timeFormat as for {@link TimeText#configured}
 * @param timeZone as for {@link TimeText#configured}
 * @param style what times mean, which way bars run, and what prices are divided by
 */
public record JsonMapping(
    String barsAt, JsonFields fields, String timeFormat, String timeZone, RowStyle style) {

  /** What stands for a document of bars one after the other. */
  public static final String LINES = "lines";

  /**
   * Checks what can be checked without a document.
   *
   * @throws IllegalArgumentException naming the key of YAML, if one of them cannot be
   */
  public JsonMapping {
    if (!barsAt.equals(JsonFields.AUTO) && !barsAt.equals(LINES) && !barsAt.startsWith("/")) {
      throw new IllegalArgumentException(
          "bars_at must be auto, lines or a JSON pointer such as /data/bars, was " + barsAt);
    }
    TimeText.configured(timeFormat, timeZone);
  }

  /** A document of the usual shape and names, with ISO-8601 times in UTC at which bars open. */
  public static JsonMapping usual() {
    return new JsonMapping(JsonFields.AUTO, JsonFields.auto(), "auto", "UTC", RowStyle.PLAIN);
  }

  /** This mapping with {symbol} and {timeframe} in its pointers and keys replaced. */
  public JsonMapping of(Series series) {
    return new JsonMapping(
        named(barsAt, series),
        new JsonFields(
            named(fields.time(), series),
            named(fields.open(), series),
            named(fields.high(), series),
            named(fields.low(), series),
            named(fields.close(), series),
            named(fields.volume(), series)),
        timeFormat,
        timeZone,
        style);
  }

  private static String named(String text, Series series) {
    return text.replace("{symbol}", series.symbol())
        .replace("{timeframe}", series.timeframe().toString());
  }

  /** A new reader of its times. */
  TimeText times() {
    return TimeText.configured(timeFormat, timeZone);
  }

  /** The steps of a pointer, or the one step of a key. */
  static List<String> steps(String pointer) {
    if (!pointer.startsWith("/")) {
      return List.of(pointer);
    }
    List<String> steps = new ArrayList<>();
    for (String step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }
}
