package io.admf.reporting.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps an answer. */
public class Rows implements RowSink {

  /** The names of the columns. */
  public final List<String> names = new ArrayList<>();

  /** The rows, each by column. */
  public final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

  /** Whether there are no more. */
  public boolean ended;

  @Override
  public void columns(List<Column> columns) {
    columns.forEach(column -> names.add(column.name()));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), values.get(i));
    }
    rows.add(row);
  }

  @Override
  public void end() {
    ended = true;
  }
}
