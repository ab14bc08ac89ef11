package io.admf.reporting.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes the rows of an answer on, whatever the machine's zone is. */
final class Answer {

  private Answer() {}

  static void pass(ResultSet rows, RowSink to) throws SQLException, IOException {
    ResultSetMetaData head = rows.getMetaData();
    int count = head.getColumnCount();
    List<RowSink.Column> columns = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      columns.add(
          new RowSink.Column(
              head.getColumnLabel(i), isNumber(head.getColumnType(i), head.getColumnTypeName(i))));
    }
    to.columns(columns);
    while (rows.next()) {
      List<@Nullable Object> values = new ArrayList<>(count);
      for (int i = 1; i <= count; i++) {
        values.add(value(rows, i, head.getColumnType(i)));
      }
      to.row(Collections.unmodifiableList(values));
    }
    to.end();
  }

  private static boolean isNumber(int type, String name) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
      case Types.FLOAT, Types.REAL, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> true;
      default -> name.endsWith("HUGEINT") || name.startsWith("U");
    };
  }

  private static @Nullable Object value(ResultSet rows, int i, int type) throws SQLException {
    if (type == Types.TIMESTAMP) {
      LocalDateTime time = rows.getObject(i, LocalDateTime.class);
      return time == null ? null : text(time);
    }
    if (type == Types.TIMESTAMP_WITH_TIMEZONE) {
      OffsetDateTime time = rows.getObject(i, OffsetDateTime.class);
      return time == null
          ? null
          : text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + 'Z';
    }
    Object value = rows.getObject(i);
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      default -> value.toString();
    };
  }

  private static String text(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }
}
