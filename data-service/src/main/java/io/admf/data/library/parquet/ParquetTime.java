package io.admf.data.library.parquet;

import io.admf.data.duck.Duck;
import io.admf.data.row.Hints;
import io.admf.data.text.TimeText;
import io.admf.time.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads times of whatever type their column is. */
final class ParquetTime {

  /** What the column holds. */
  private enum Kind {
    MICROSECONDS,
    NANOSECONDS,
    LOCAL_MICROSECONDS,
    LOCAL_NANOSECONDS,
    TEXT
  }

  private static final long MICRO = 1000;

  private final String column;
  private final Kind kind;
  private final TimeText texts;
  private final String format;
  private final ZoneId zone;

  private ParquetTime(String column, Kind kind, Parquet parquet) {
    this.column = column;
    this.kind = kind;
    this.format = parquet.timeFormat();
    this.texts = TimeText.configured(format, parquet.timeZone());
    this.zone = ZoneId.of(parquet.timeZone());
  }

  /** For a column, or null if its type can be no time. */
  static @Nullable ParquetTime of(String column, String type, Parquet parquet) {
    String plain = type.toUpperCase(Locale.ROOT);
    Kind kind =
        switch (plain) {
          case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> Kind.MICROSECONDS;
          case "TIMESTAMP_NS WITH TIME ZONE", "TIMESTAMPTZ_NS" -> Kind.NANOSECONDS;
          case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "DATE" -> Kind.LOCAL_MICROSECONDS;
          case "TIMESTAMP_NS" -> Kind.LOCAL_NANOSECONDS;
          default -> Kind.TEXT;
        };
    boolean texts = plain.equals("VARCHAR") || plain.matches("U?(BIG|SMALL|TINY|HUGE)?INT(EGER)?");
    return kind != Kind.TEXT || texts ? new ParquetTime(column, kind, parquet) : null;
  }

  /** What to select. */
  String selected() {
    String name = Duck.name(column);
    return switch (kind) {
      case MICROSECONDS -> finite(name, "epoch_us(" + name + ")");
      case NANOSECONDS, LOCAL_NANOSECONDS -> finite(name, "epoch_ns(" + name + ")");
      case LOCAL_MICROSECONDS ->
          finite(
              "TRY_CAST(" + name + " AS TIMESTAMP)",
              "epoch_us(TRY_CAST(" + name + " AS TIMESTAMP))");
      case TEXT -> "CAST(" + name + " AS VARCHAR)";
    };
  }

  private static String finite(String name, String otherwise) {
    return "CASE WHEN isfinite(" + name + ") THEN " + otherwise + " END";
  }

  /** What to sort by. */
  String sorted() {
    return Duck.name(column);
  }

  /** Epoch nanoseconds, or {@link TimeText#UNREADABLE}. */
  long read(ResultSet row, int index) throws SQLException {
    if (kind == Kind.TEXT) {
      String text = row.getString(index);
      return text == null ? TimeText.UNREADABLE : texts.read(text.toCharArray(), 0, text.length());
    }
    long count = row.getLong(index);
    if (row.wasNull()) {
      return TimeText.UNREADABLE;
    }
    return switch (kind) {
      case NANOSECONDS -> count;
      case LOCAL_NANOSECONDS -> zoned(count);
      case MICROSECONDS -> nanos(count);
      case LOCAL_MICROSECONDS -> zoned(nanos(count));
      case TEXT -> throw new IllegalStateException("a text is no count");
    };
  }

  private static long nanos(long micros) {
    return Math.abs(micros) > Long.MAX_VALUE / MICRO - 1 ? TimeText.UNREADABLE : micros * MICRO;
  }

  private long zoned(long nanos) {
    if (nanos == TimeText.UNREADABLE || zone.equals(ZoneOffset.UTC)) {
      return nanos;
    }
    try {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(nanos, Instants.SECOND),
              (int) Math.floorMod(nanos, Instants.SECOND),
              ZoneOffset.UTC);
      return Instants.nanos(local, zone);
    } catch (ArithmeticException e) {
      return TimeText.UNREADABLE;
    }
  }

  /** What is wrong with a time that cannot be read. */
  String wrong(ResultSet row, int index) throws SQLException {
    String text = row.getString(index);
    if (kind != Kind.TEXT || text == null) {
      return "time must be an instant of the years 1678 to 2261, was "
          + (text == null ? "null or infinite" : text);
    }
    return "time must be %s, was %s%s"
        .formatted(texts.expected(), Hints.shown(text), Hints.time(text, format));
  }
}
