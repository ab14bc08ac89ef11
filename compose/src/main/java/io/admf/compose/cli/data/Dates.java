package io.admf.compose.cli.data;

import io.admf.config.BadInputException;
import io.admf.time.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Dates and instants on a command line. */
public final class Dates {

  private Dates() {}

  /**
   * Epoch nanoseconds of what an option says.
   *
   * @param text a date or an instant of UTC
   * @param after whether what is meant comes after the day, or after the instant
   * @throws BadInputException if it is neither
   */
  public static long nanos(String option, String text, boolean after) {
    try {
      return text.length() == 10
          ? Instants.nanos(LocalDate.parse(text).plusDays(after ? 1 : 0))
          : Instants.nanos(Instant.parse(text)) + (after ? 1 : 0);
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadInputException(
          option + " " + text,
          "expected a date such as 2023-01-31, or an instant such as 2023-01-31T14:30:00Z");
    }
  }
}
