package io.admf.reporting.console;

import io.admf.reporting.library.metrics.Unit;
import io.admf.reporting.store.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as an aligned table for people: numbers to the right, what is undefined as {@code n/a}. */
public final class RowTable implements RowSink {

  /** Rows shown at most. */
  static final int ROWS = 10_000;

  private final Appendable out;
  private final List<String> titles;
  private final List<@Nullable Unit> units;
  private final boolean numbered;
  private @Nullable TextTable table;
  private long count;

  /** A table whose titles are the names of its columns. */
  public RowTable(Appendable out) {
    this(out, List.of(), List.of(), false);
  }

  /**
   * @param titles of the columns
   * @param units of the columns; null where a value is shown as it is
   * @param numbered whether rows begin with their number
   */
  public RowTable(
      Appendable out, List<String> titles, List<@Nullable Unit> units, boolean numbered) {
    this.out = out;
    this.titles = titles;
    this.units = units;
    this.numbered = numbered;
  }

  @Override
  public void columns(List<Column> columns) {
    StringBuilder sides = new StringBuilder(numbered ? "r" : "");
    List<String> head = new ArrayList<>(numbered ? List.of("#") : List.of());
    for (int i = 0; i < columns.size(); i++) {
      sides.append(columns.get(i).number() ? 'r' : 'l');
      head.add(titles.isEmpty() ? columns.get(i).name() : titles.get(i));
    }
    table = new TextTable(sides.toString());
    table.row(head);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    if (++count > ROWS || table == null) {
      return;
    }
    List<String> cells = new ArrayList<>(values.size() + 1);
    if (numbered) {
      cells.add(Figures.count(count));
    }
    for (int i = 0; i < values.size(); i++) {
      cells.add(text(values.get(i), units.isEmpty() ? null : units.get(i)));
    }
    table.row(cells);
  }

  private static String text(@Nullable Object value, @Nullable Unit unit) {
    if (value == null) {
      return Figures.of(Unit.RATIO, Double.NaN);
    }
    return unit != null && value instanceof Double number
        ? Figures.of(unit, number)
        : Figures.parameter(value);
  }

  @Override
  public void end() throws IOException {
    StringBuilder text = new StringBuilder();
    if (table != null && count > 0) {
      table.write(text, Integer.MAX_VALUE);
    } else {
      text.append("  no rows\n");
    }
    if (count > ROWS) {
      text.append(
          "  and %s more; --csv and --json give all\n".formatted(Figures.count(count - ROWS)));
    }
    out.append(text);
  }
}
