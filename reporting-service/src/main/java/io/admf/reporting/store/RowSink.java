package io.admf.reporting.store;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives the rows of an answer, one by one. */
public interface RowSink {

  /**
   * A column of the answer.
   *
   * @param number whether its values are numbers
   */
  record Column(String name, boolean number) {}

  /** Hears what the columns are, once, before any row. */
  void columns(List<Column> columns) throws IOException;

  /**
   * Hears the next row.
   *
   * @param values one for each column: a {@link Number}, a {@link Boolean}, a text, or null
   */
  void row(List<@Nullable Object> values) throws IOException;

  /** Hears that there are no more rows. */
  void end() throws IOException;
}
