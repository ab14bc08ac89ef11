package io.admf.time.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rules of one market. */
@FunctionalInterface
interface SessionRules {

  /** The hours of the session that bears this date, or null when there is none. */
  @Nullable Hours hours(LocalDate date);
}
