package io.admf.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Conversions between epoch nanoseconds and text or {@code java.time}. */
public final class Instants {

  /** Nanoseconds in a second. */
  public static final long SECOND = 1_000_000_000L;

  /** Nanoseconds in a day of 24 hours. */
  public static final long DAY = 86_400 * SECOND;

  private Instants() {}

  /** Epoch nanoseconds of {@code instant}; the range is 1677 to 2262. */
  public static long nanos(Instant instant) {
    long seconds = instant.getEpochSecond();
    long nanos = instant.getNano();
    if (seconds < 0 && nanos > 0) { // the first second of the range begins before the range
      return Math.addExact(Math.multiplyExact(seconds + 1, SECOND), nanos - SECOND);
    }
    return Math.addExact(Math.multiplyExact(seconds, SECOND), nanos);
  }

  /** The instant of {@code nanos}. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }

  /** Epoch nanoseconds of a local time in {@code zone}. */
  public static long nanos(LocalDateTime local, ZoneId zone) {
    return nanos(local.atZone(zone).toInstant());
  }

  /** Epoch nanoseconds of the start of a day in UTC. */
  public static long nanos(LocalDate day) {
    return Math.multiplyExact(day.toEpochDay(), DAY);
  }

  /** ISO-8601 text in UTC, to the second or finer as needed: {@code 2013-01-02T00:00:00Z}. */
  public static String format(long nanos) {
    return DateTimeFormatter.ISO_INSTANT.format(instant(nanos));
  }

  /** The date alone when {@code nanos} is midnight UTC, else date and time. */
  public static String brief(long nanos) {
    LocalDateTime time = LocalDateTime.ofInstant(instant(nanos), ZoneOffset.UTC);
    return time.toLocalTime().toNanoOfDay() == 0 ? time.toLocalDate().toString() : format(nanos);
  }
}
