package io.admf.ledger.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement.
 *
 * @param title for people
 * @param rows one cell for each column: a text, a {@link BigDecimal}, a {@link Long}, a {@link
 *     Double} that is a price, or null where there is nothing to say
 */
public record Table(String title, List<Column> columns, List<Row> rows) {

  /**
   * A column.
   *
   * @param number whether its cells are numbers
   */
  public record Column(String name, boolean number) {}

  /**
   * A row.
   *
   * @param sum whether it follows from the rows above it; such rows are for people alone
   */
  public record Row(boolean sum, List<@Nullable Object> cells) {}

  /** The same without some columns. */
  Table without(List<String> names) {
    List<Column> kept = new ArrayList<>();
    for (Column column : columns) {
      if (!names.contains(column.name())) {
        kept.add(column);
      }
    }
    List<Row> shorter = new ArrayList<>();
    for (Row row : rows) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        if (!names.contains(columns.get(i).name())) {
          cells.add(row.cells().get(i));
        }
      }
      shorter.add(new Row(row.sum(), cells));
    }
    return new Table(title, kept, shorter);
  }

  /** Collects rows. */
  static final class Builder {

    private final String title;
    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param columns names; one that begins with # is of numbers
     */
    Builder(String title, String... columns) {
      this.title = title;
      this.columns = new ArrayList<>();
      for (String column : columns) {
        boolean number = column.startsWith("#");
        this.columns.add(new Column(number ? column.substring(1) : column, number));
      }
    }

    Builder row(@Nullable Object... cells) {
      return add(false, cells);
    }

    Builder sum(@Nullable Object... cells) {
      return add(true, cells);
    }

    private Builder add(boolean sum, @Nullable Object... cells) {
      List<@Nullable Object> list = new ArrayList<>(cells.length);
      for (Object cell : cells) {
        list.add(cell);
      }
      rows.add(new Row(sum, list));
      return this;
    }

    Table table() {
      return new Table(title, List.copyOf(columns), List.copyOf(rows));
    }
  }
}
