package io.admf.data.library.json;

import io.admf.component.Param;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.json.JsonBars;
import io.admf.data.json.JsonFields;
import io.admf.data.json.JsonMapping;
import io.admf.data.row.Keys;
import io.admf.data.row.RowOrder;
import io.admf.data.row.RowStyle;
import io.admf.data.row.SourceFile;
import io.admf.data.row.Stamp;
import io.admf.data.text.TimeText;

/** Bars of JSON files: each held to the same as a row of {@code csv}. */
@DataSource(
    name = "json",
    description = "Bars of JSON files: arrays of objects or arrays, columns, or one bar to a line")
public record Json(
    @Param(
            value = "the file; {symbol} and {timeframe} are replaced, " + Keys.LOOKED_UP,
            otherwise = "data/{symbol}_{timeframe}.json")
        String path,
    @Param(
            value =
                "where the bars are: a JSON pointer such as /data/bars, lines for one value to a"
                    + " bar, or auto for an array, the first array of bars in an object, columns or"
                    + " lines",
            otherwise = "auto")
        String barsAt,
    @Param(
            value =
                "the time in a bar: a key, a JSON pointer, an index from 0, key where times are the"
                    + " keys of bars, or auto for the usual names, or for index 0",
            otherwise = "auto")
        String timeField,
    @Param(
            value = "the opening price, as above, or index 1; none to open at the close",
            otherwise = "auto")
        String openField,
    @Param(
            value =
                "the highest price, as above, or index 2; none for the higher of open and close",
            otherwise = "auto")
        String highField,
    @Param(
            value = "the lowest price, as above, or index 3; none for the lower of open and close",
            otherwise = "auto")
        String lowField,
    @Param(value = "the closing price, as above, or index 4", otherwise = "auto") String closeField,
    @Param(
            value = "the volume, as above, or index 5; none for bars without (volume 0)",
            otherwise = "auto")
        String volumeField,
    @Param(value = Keys.TIME_FORMAT, otherwise = "auto") String timeFormat,
    @Param(value = Keys.TIME_ZONE, otherwise = "UTC") String timeZone,
    @Param(value = Keys.STAMP, otherwise = "open") Stamp stamp,
    @Param(value = Keys.ORDER, otherwise = "oldest_first") RowOrder order,
    @Param(value = Keys.PRICE_SCALE, otherwise = "1", min = 1e-12, max = 1e12) double priceScale)
    implements BarSource {

  /** Checks what can be checked without a file. */
  public Json {
    new JsonMapping(
        barsAt,
        new JsonFields(timeField, openField, highField, lowField, closeField, volumeField),
        timeFormat,
        timeZone,
        new RowStyle(stamp, order, priceScale, TimeText.zone(timeFormat, timeZone)));
  }

  @Override
  public BarReader open(SourceRequest request) {
    JsonMapping mapping =
        new JsonMapping(
            barsAt,
            new JsonFields(timeField, openField, highField, lowField, closeField, volumeField),
            timeFormat,
            timeZone,
            new RowStyle(stamp, order, priceScale, TimeText.zone(timeFormat, timeZone)));
    SourceFile file = SourceFile.find(path, request);
    return JsonBars.read(mapping, file.place(), file.open(), request);
  }
}
