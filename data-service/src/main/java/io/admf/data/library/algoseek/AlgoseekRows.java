package io.admf.data.library.algoseek;

import io.admf.config.BadInputException;
import io.admf.data.library.algoseek.Factors.Factor;
import io.admf.data.row.ColumnNames;
import io.admf.data.row.Field;
import io.admf.data.row.Hints;
import io.admf.data.row.Row;
import io.admf.data.row.RowCursor;
import io.admf.data.row.RowProblems;
import io.admf.data.row.SourceFile;
import io.admf.data.text.TimeText;
import io.admf.frame.Series;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one security, file after file. */
final class AlgoseekRows implements RowCursor {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static final List<String> VOLUMES =
      List.of(
          "volume",
          "markethoursvolume",
          "totalvolume",
          "listedtotalvolume",
          "listedmarkethoursvolume");

  private final Algoseek algoseek;
  private final List<SourceFile> files;
  private final long id;
  private final @Nullable Factors factors;
  private final Series series;
  private final RowProblems problems;
  private final TimeText times = TimeText.of("auto", NEW_YORK);
  private int opened;
  private @Nullable Table table;
  private Columns columns = new Columns(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);

  /** Where what is; -1 for none. */
  private record Columns(
      int id,
      int ticker,
      int date,
      int minute,
      int open,
      int high,
      int low,
      int close,
      int volume,
      int priceFactor,
      int volumeFactor) {}

  AlgoseekRows(
      Algoseek algoseek,
      List<SourceFile> files,
      long id,
      @Nullable Factors factors,
      Series series,
      RowProblems problems) {
    this.algoseek = algoseek;
    this.files = files;
    this.id = id;
    this.factors = factors;
    this.series = series;
    this.problems = problems;
    problems.at(() -> files.get(Math.max(opened - 1, 0)).place());
  }

  @Override
  public String nothing() {
    return "expected rows of %s%s, was none"
        .formatted(series.symbol(), id == 0 ? "" : ", security " + id);
  }

  @Override
  public boolean next(Row row) {
    while (true) {
      Table current = table;
      if (current == null) {
        if (opened == files.size()) {
          return false;
        }
        current = new Table(files.get(opened++), problems);
        table = current;
        if (!current.empty()) {
          columns = columns(current);
        }
      }
      if (!current.next()) {
        current.close();
        table = null;
      } else if (wanted(current) && filled(current, row)) {
        return true;
      }
    }
  }

  private Columns columns(Table in) {
    boolean minutes = in.find(List.of("timebarstart")) >= 0;
    if (minutes == series.timeframe().daily()) {
      throw new BadInputException(
          in.place() + ":1",
          "expected %s bars for the timeframe %s, was %s"
              .formatted(
                  minutes ? "daily" : "minute",
                  series.timeframe(),
                  minutes ? "a file of minutes (TimeBarStart)" : "a file of days"));
    }
    String volume = algoseek.volumeColumn();
    boolean inline = algoseek.vendorFactors() != VendorFactors.NONE && factors == null;
    return new Columns(
        in.find(List.of("secid")),
        in.find(List.of("ticker")),
        minutes ? in.need("date", "tradedate") : in.need("tradedate", "date"),
        in.find(List.of("timebarstart")),
        minutes ? in.need("firsttradeprice") : in.need("openprice", "open"),
        minutes ? in.need("hightradeprice") : in.need("highprice", "high"),
        minutes ? in.need("lowtradeprice") : in.need("lowprice", "low"),
        minutes ? in.need("lasttradeprice") : in.need("closeprice", "close"),
        volume.equals(ColumnNames.AUTO)
            ? in.need(VOLUMES.toArray(String[]::new))
            : in.need(Field.plain(volume)),
        inline ? in.need(Factors.PRICE.toArray(String[]::new)) : -1,
        inline ? in.need(Factors.VOLUME.toArray(String[]::new)) : -1);
  }

  /** Whether a line is of the security, by its id where there is one, else by its ticker. */
  private boolean wanted(Table line) {
    if (id > 0 && columns.id >= 0) {
      Long of = line.whole(columns.id);
      return of != null && of == id;
    }
    return columns.ticker < 0 || line.field(columns.ticker).equals(series.symbol());
  }

  /** Fills a row; false for a minute without a trade, and for a bad row. */
  private boolean filled(Table line, Row row) {
    String open = line.field(columns.open);
    String high = line.field(columns.high);
    String low = line.field(columns.low);
    String close = line.field(columns.close);
    if (columns.minute >= 0
        && open.isEmpty()
        && high.isEmpty()
        && low.isEmpty()
        && close.isEmpty()) {
      return false;
    }
    row.line = line.line();
    int day = Day.of(line.field(columns.date));
    row.time = day == Day.UNREADABLE ? TimeText.UNREADABLE : time(day, line);
    if (row.time == TimeText.UNREADABLE) {
      problems.add(
          row.line,
          "the date%s must be such as 20200831%s, was %s"
              .formatted(
                  columns.minute < 0 ? "" : " and time",
                  columns.minute < 0 ? "" : " and 09:30",
                  Hints.shown(line.field(columns.date) + ' ' + line.field(columns.minute))));
      return false;
    }
    if (!number("open", open, line)
        || !number("high", high, line)
        || !number("low", low, line)
        || !number("close", close, line)
        || !number("volume", line.field(columns.volume), line)) {
      return false;
    }
    row.prices(
        Factors.number(open), Factors.number(high), Factors.number(low), Factors.number(close));
    row.volume = Factors.number(line.field(columns.volume));
    return adjusted(day, line, row);
  }

  private boolean number(String label, String text, Table line) {
    if (Double.isNaN(Factors.number(text))) {
      problems.add(
          line.line(),
          "%s must be a number, was %s"
              .formatted(label, text.isEmpty() ? "empty" : Hints.shown(text)));
      return false;
    }
    return true;
  }

  /** A day and a minute such as {@code 09:30}, {@code 0930}, {@code 9:30} or {@code 093000}. */
  private long time(int day, Table line) {
    String clock = "000000";
    if (columns.minute >= 0) {
      String written = line.field(columns.minute);
      clock = (written.indexOf(':') == 1 ? "0" : "") + written.replace(":", "");
      if (!clock.matches("[0-9]{4}|[0-9]{6}|[0-9]{6}\\.?0{3}")) {
        return TimeText.UNREADABLE;
      }
      clock = clock.length() == 4 ? clock + "00" : clock.substring(0, 6);
    }
    String text = Integer.toString(day);
    char[] iso =
        (text.substring(0, 4)
                + '-'
                + text.substring(4, 6)
                + '-'
                + text.substring(6)
                + 'T'
                + clock.substring(0, 2)
                + ':'
                + clock.substring(2, 4)
                + ':'
                + clock.substring(4))
            .toCharArray();
    return times.read(iso, 0, iso.length);
  }

  /** Applies the factors that are asked for; false if there are none. */
  private boolean adjusted(int day, Table line, Row row) {
    if (algoseek.vendorFactors() == VendorFactors.NONE) {
      return true;
    }
    Factor factor =
        factors == null
            ? Factors.factor(line, columns.priceFactor, columns.volumeFactor)
            : factors.of(day);
    if (factor == null) {
      problems.add(
          row.line,
          factors == null
              ? Factors.wrong(line, columns.priceFactor, columns.volumeFactor)
              : "expected factors of %d in %s, found none".formatted(day, algoseek.factorFile()));
      return false;
    }
    double by = algoseek.vendorFactors() == VendorFactors.SPLITS ? factor.volume() : factor.price();
    row.prices(row.open / by, row.high / by, row.low / by, row.close / by);
    row.volume *= factor.volume();
    return true;
  }

  @Override
  public void close() {
    Table current = table;
    if (current != null) {
      current.close();
      table = null;
    }
  }
}
