package io.admf.data.export;

import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A line for each bar. Every number has the fewest digits that tell it from all others, so that it
 * is read as it was.
 *
 * @param packed whether by gzip
 */
record CsvForm(boolean packed) implements BarExport.Form {

  /** Outside of these a number is written with an exponent. */
  private static final double SMALL = 1e-9;

  private static final double LARGE = 1e18;

  @Override
  public void write(BarExport.Rows rows, boolean known, Path to) throws IOException {
    try (OutputStream file = Files.newOutputStream(to);
        OutputStream out = packed ? new GZIPOutputStream(file, 1 << 16) : file;
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII))) {
      text.write("time," + (known ? "known_at," : "") + "open,high,low,close,volume\n");
      StringBuilder lines = new StringBuilder();
      rows.visit(
          (row, bars, count) -> {
            lines.setLength(0);
            for (int i = 0; i < count; i++) {
              line(lines, bars, i, known);
            }
            append(text, lines);
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void append(Writer text, StringBuilder lines) {
    try {
      text.append(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(StringBuilder text, BarFrame.Columns bars, int i, boolean known) {
    text.append(Instants.format(bars.eventTimes()[i]));
    if (known) {
      text.append(',').append(Instants.format(bars.knownAt()[i]));
    }
    number(text.append(','), bars.open()[i]);
    number(text.append(','), bars.high()[i]);
    number(text.append(','), bars.low()[i]);
    number(text.append(','), bars.close()[i]);
    number(text.append(','), bars.volume()[i]);
    text.append('\n');
  }

  private static void number(StringBuilder text, double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < LARGE && 1 / value > 0) {
      text.append((long) value);
    } else if (size >= SMALL && size < LARGE) {
      text.append(BigDecimal.valueOf(value).toPlainString());
    } else {
      text.append(value);
    }
  }
}
