package io.admf.reporting.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.admf.reporting.store.RowSink;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a JSON list of objects, one a line; what is undefined or infinite is {@code null}, whole
 * numbers have no point.
 */
public final class RowJson implements RowSink {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator json;
  private final List<String> names = new ArrayList<>();

  /** The writer is flushed at the end and stays open. */
  public RowJson(Writer out) throws IOException {
    this.json = FACTORY.createGenerator(out);
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.NONE));
    lines.indentArraysWith(new DefaultIndenter("", "\n"));
    lines.indentObjectsWith(DefaultPrettyPrinter.NopIndenter.instance);
    json.setPrettyPrinter(lines);
  }

  @Override
  public void columns(List<Column> columns) throws IOException {
    columns.forEach(column -> names.add(column.name()));
    json.writeStartArray();
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < names.size(); i++) {
      json.writeFieldName(names.get(i));
      value(values.get(i));
    }
    json.writeEndObject();
  }

  private void value(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Double number when !Double.isFinite(number) -> json.writeNull();
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          json.writeNumber(number.longValue());
      case Double number -> json.writeNumber(number);
      case Float number -> value(number.doubleValue());
      case BigDecimal number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.flush();
  }
}
