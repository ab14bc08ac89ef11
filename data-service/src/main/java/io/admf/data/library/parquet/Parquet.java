package io.admf.data.library.parquet;

import io.admf.component.Param;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.row.Keys;
import io.admf.data.row.RowBars;
import io.admf.data.row.RowOrder;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowStyle;
import io.admf.data.row.Stamp;
import io.admf.data.text.TimeText;

/** Bars of Parquet files, each held to the same as a row of {@code csv}. */
@DataSource(
    name = "parquet",
    description =
        "Bars of Parquet files: one, a pattern such as bars/*.parquet, or hive partitions")
public record Parquet(
    @Param(
            value =
                "a file, a pattern with * or **, or a folder for all *.parquet below it, hive"
                    + " partitions included; {symbol} and {timeframe} are replaced, a relative path is"
                    + " looked up beside the YAML",
            otherwise = "data/{symbol}_{timeframe}.parquet")
        String path,
    @Param(
            value =
                "the column (or partition) whose text must be the symbol; auto for symbol or ticker"
                    + " where there is one; none to take every row",
            otherwise = "auto")
        String symbolColumn,
    @Param(
            value =
                "the column of the time, a timestamp with or without zone, a date, a text, or an"
                    + " integer; auto knows the usual names",
            otherwise = "auto")
        String timeColumn,
    @Param(
            value = "the column of the opening price; auto; none to open at the close",
            otherwise = "auto")
        String openColumn,
    @Param(
            value = "the column of the highest price; auto; none for the higher of open and close",
            otherwise = "auto")
        String highColumn,
    @Param(
            value = "the column of the lowest price; auto; none for the lower of open and close",
            otherwise = "auto")
        String lowColumn,
    @Param(value = "the column of the closing price; auto", otherwise = "auto") String closeColumn,
    @Param(
            value = "the column of the volume; auto; none for bars without (volume 0)",
            otherwise = "auto")
        String volumeColumn,
    @Param(
            value =
                "for times that are integers epoch_s, epoch_ms, epoch_us or epoch_ns; for texts as"
                    + " for csv; of no meaning for timestamps and dates",
            otherwise = "auto")
        String timeFormat,
    @Param(
            value = "the IANA time zone of dates, texts and timestamps without one",
            otherwise = "UTC")
        String timeZone,
    @Param(value = Keys.STAMP, otherwise = "open") Stamp stamp,
    @Param(
            value =
                "whether rows are sorted by time first; false streams them as they are stored, which"
                    + " needs no memory and has to be oldest first",
            otherwise = "true")
        boolean sort,
    @Param(value = Keys.PRICE_SCALE, otherwise = "1", min = 1e-12, max = 1e12) double priceScale)
    implements BarSource {

  /** Checks what can be checked without a file. */
  public Parquet {
    TimeText.configured(timeFormat, timeZone);
  }

  @Override
  public BarReader open(SourceRequest request) {
    String files = ParquetFiles.find(path, request);
    RowProblems problems = new RowProblems(files, request);
    return RowBars.of(
        request,
        files,
        new RowStyle(stamp, RowOrder.OLDEST_FIRST, priceScale, TimeText.zone(timeFormat, timeZone)),
        problems,
        ParquetRows.open(this, files, request.series().symbol(), problems));
  }
}
