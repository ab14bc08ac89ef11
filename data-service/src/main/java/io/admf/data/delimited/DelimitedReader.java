package io.admf.data.delimited;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.admf.config.BadInputException;
import io.admf.data.row.RowProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a delimited text in UTF-8, with or without a byte order mark, and says what
 * is wrong with one that is not well formed.
 *
 * @param <T> what the handler makes of a line
 */
public final class DelimitedReader<T> implements AutoCloseable {

  private final String place;
  private final RowProblems problems;
  private final LongSupplier line;
  private final CsvReader<T> reader;
  private final Iterator<T> iterator;
  private boolean ended;

  /**
   * Reads nothing yet.
   *
   * @param place what the text is called in messages
   * @param in closed with this
   * @param problems those of the text
   * @param handler makes records of lines; it may throw a {@link BadInputException}
   * @param line the line that the handler is at, from 1
   */
  public DelimitedReader(
      Delimited text,
      String place,
      InputStream in,
      RowProblems problems,
      CsvCallbackHandler<T> handler,
      LongSupplier line) {
    this.place = place;
    this.problems = problems;
    this.line = line;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(text.separator())
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(handler, in, StandardCharsets.UTF_8);
    this.iterator = reader.iterator();
  }

  /**
   * The next record, or null after the last, once.
   *
   * @throws BadInputException if the text is not well formed or cannot be read; then it is over
   */
  public @Nullable T next() {
    if (ended) {
      return null;
    }
    try {
      if (iterator.hasNext()) {
        return iterator.next();
      }
      ended = true;
      return null;
    } catch (CsvParseException e) {
      ended = true;
      throw refused(e);
    } catch (UncheckedIOException e) {
      ended = true;
      throw problems.fatal(line.getAsLong(), "cannot be read: " + reason(e));
    }
  }

  private static String reason(UncheckedIOException e) {
    Throwable cause = e.getCause();
    return String.valueOf((cause == null ? e : cause).getMessage());
  }

  private BadInputException refused(CsvParseException e) {
    if (e.getCause() instanceof BadInputException refusal) {
      return refusal;
    }
    if (e.getCause() != null) {
      throw new IllegalStateException("reading " + place, e.getCause());
    }
    return problems.fatal(line.getAsLong(), "expected well-formed CSV: " + e.getMessage());
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + place, e);
    }
  }
}
