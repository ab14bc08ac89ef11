package io.admf.reporting.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.admf.component.Names;
import io.admf.reporting.store.RowSink;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as CSV (RFC 4180, lines ended by LF) with a line of names; what is undefined is empty. */
public final class RowCsv implements RowSink {

  private final CsvWriter csv;

  /** The writer is flushed at the end and stays open. */
  public RowCsv(Writer out) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
  }

  @Override
  public void columns(List<Column> columns) {
    csv.writeRecord(columns.stream().map(Column::name).toList());
  }

  @Override
  public void row(List<@Nullable Object> values) {
    List<String> cells = new ArrayList<>(values.size());
    values.forEach(value -> cells.add(value == null ? "" : text(value)));
    csv.writeRecord(cells);
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : Names.text(value);
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
