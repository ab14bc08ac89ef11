package io.admf.ledger.statement;

import io.admf.ledger.book.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows in columns: text to the left, numbers with thousands set apart and their points below each
 * other. A row of sums is drawn a line above.
 */
final class Columns {

  private static final String GAP = "  ";

  private final List<Table.Column> columns;
  private final List<Table.Row> rows = new ArrayList<>();

  Columns(List<Table.Column> columns) {
    this.columns = columns;
  }

  void add(Table.Row row) {
    rows.add(row);
  }

  /**
   * Writes the rows, each with a space of {@code indent} before it.
   *
   * @param heads whether the names of the columns stand above
   */
  void write(StringBuilder out, String indent, boolean heads) {
    int[] whole = new int[columns.size()]; // of texts, all of it
    int[] part = new int[columns.size()]; // from the point on
    for (Table.Row row : rows) {
      for (int i = 0; i < whole.length; i++) {
        String text = text(row.cells().get(i));
        int point = columns.get(i).number() ? point(text) : text.length();
        whole[i] = Math.max(whole[i], point);
        part[i] = Math.max(part[i], text.length() - point);
      }
    }
    if (heads) {
      for (int i = 0; i < whole.length; i++) {
        whole[i] = Math.max(whole[i], columns.get(i).name().length() - part[i]);
      }
      line(out, indent, i -> head(columns.get(i), whole[i] + part[i]));
    }
    boolean sums = true; // no line above the first row
    for (Table.Row row : rows) {
      if (row.sum() && !sums) {
        line(out, indent, i -> rule(row, i, whole[i] + part[i]));
      }
      sums = row.sum();
      line(out, indent, i -> cell(row, i, whole[i], part[i]));
    }
  }

  private interface Cells {
    String at(int column);
  }

  private void line(StringBuilder out, String indent, Cells cells) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : GAP).append(cells.at(i));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String head(Table.Column column, int width) {
    String space = " ".repeat(width - column.name().length());
    return column.number() ? space + column.name() : column.name() + space;
  }

  private String rule(Table.Row row, int column, int width) {
    boolean drawn = columns.get(column).number() && row.cells().get(column) != null;
    return (drawn ? "-" : " ").repeat(width);
  }

  private String cell(Table.Row row, int column, int whole, int part) {
    String text = text(row.cells().get(column));
    if (!columns.get(column).number()) {
      return text + " ".repeat(whole - text.length());
    }
    int point = point(text);
    return " ".repeat(whole - point) + text + " ".repeat(part - (text.length() - point));
  }

  private static int point(String number) {
    int point = number.indexOf('.');
    return point < 0 ? number.length() : point;
  }

  /** A cell as people read it. */
  static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case BigDecimal number -> String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
      case Double price -> text(Units.shown(price));
      case Long number -> String.format(Locale.ROOT, "%,d", number);
      default -> cell.toString().replaceAll("\\p{Cntrl}", " ");
    };
  }
}
