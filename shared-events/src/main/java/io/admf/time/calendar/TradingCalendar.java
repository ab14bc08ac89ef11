package io.admf.time.calendar;

import io.admf.time.Instants;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a market over the years that it knows. Immutable; safe for any thread.
 *
 * <p>Sessions are numbered from 0 in order of time and do not overlap. Those who ask for every bar
 * ask by number: nothing is made for an answer, and it is found by halving.
 */
public final class TradingCalendar {

  private final String name;
  private final ZoneId zone;
  private final LocalDate firstDay;
  private final LocalDate lastDay;
  private final long[] days;
  private final long[] opens;
  private final long[] breakStarts;
  private final long[] breakEnds;
  private final long[] closes;

  /**
   * Works out all sessions of the years {@code firstYear} to {@code lastYear}.
   *
   * @throws IllegalArgumentException if two sessions overlap, or one closes before it opens
   */
  TradingCalendar(String name, ZoneId zone, int firstYear, int lastYear, SessionRules rules) {
    this.name = name;
    this.zone = zone;
    this.firstDay = LocalDate.of(firstYear, 1, 1);
    this.lastDay = LocalDate.of(lastYear, 12, 31);
    int most = (int) (lastDay.toEpochDay() - firstDay.toEpochDay()) + 1;
    long[][] columns = new long[5][most];
    int count = 0;
    for (LocalDate date = firstDay; !date.isAfter(lastDay); date = date.plusDays(1)) {
      Hours hours = rules.hours(date);
      if (hours != null) {
        columns[0][count] = date.toEpochDay();
        columns[1][count] = instant(date, hours.open());
        columns[2][count] = instant(date, hours.breakStart());
        columns[3][count] = instant(date, hours.breakEnd());
        columns[4][count] = instant(date, hours.close());
        inOrder(date, columns, count);
        count++;
      }
    }
    this.days = Arrays.copyOf(columns[0], count);
    this.opens = Arrays.copyOf(columns[1], count);
    this.breakStarts = Arrays.copyOf(columns[2], count);
    this.breakEnds = Arrays.copyOf(columns[3], count);
    this.closes = Arrays.copyOf(columns[4], count);
  }

  private long instant(LocalDate date, int minutes) {
    return Instants.nanos(date.atStartOfDay().plusMinutes(minutes), zone);
  }

  private static void inOrder(LocalDate date, long[][] columns, int i) {
    for (int c = 2; c < columns.length; c++) {
      if (columns[c][i] < columns[c - 1][i]) {
        throw new IllegalArgumentException(
            "the session of %s ends before it begins".formatted(date));
      }
    }
    if (columns[4][i] == columns[1][i]) {
      throw new IllegalArgumentException("the session of %s has no length".formatted(date));
    }
    if (i > 0 && columns[1][i] < columns[4][i - 1]) {
      throw new IllegalArgumentException(
          "the session of %s opens before the one before it closes".formatted(date));
    }
  }

  /** What it is called: {@code XNYS}. */
  public String name() {
    return name;
  }

  /** The time zone of its dates and hours. */
  public ZoneId zone() {
    return zone;
  }

  /** The first date that it knows about. */
  public LocalDate firstDay() {
    return firstDay;
  }

  /** The last date that it knows about. */
  public LocalDate lastDay() {
    return lastDay;
  }

  /** Whether a date lies in the years that it knows. */
  public boolean knows(LocalDate date) {
    return !date.isBefore(firstDay) && !date.isAfter(lastDay);
  }

  /** The session of a date, or null when there is none. */
  public @Nullable Session session(LocalDate date) {
    int i = on(date.toEpochDay());
    return i < 0 ? null : session(i);
  }

  /** The session within whose hours an instant lies, its break included, or null. */
  public @Nullable Session sessionAt(long instant) {
    int i = at(instant);
    return i < 0 ? null : session(i);
  }

  /** The first session that opens after an instant, or null past the last. */
  public @Nullable Session sessionAfter(long instant) {
    int i = begun(instant) + 1;
    return i == opens.length ? null : session(i);
  }

  /** The last session that has closed by an instant, or null before the first. */
  public @Nullable Session sessionBefore(long instant) {
    int i = begun(instant);
    i = i >= 0 && closes[i] > instant ? i - 1 : i;
    return i < 0 ? null : session(i);
  }

  /** The sessions of the dates from {@code first} to {@code last}, both included. */
  public List<Session> sessions(LocalDate first, LocalDate last) {
    List<Session> sessions = new ArrayList<>();
    for (int i = from(first.toEpochDay()); i < days.length && days[i] <= last.toEpochDay(); i++) {
      sessions.add(session(i));
    }
    return sessions;
  }

  /** Whether the market trades at an instant. */
  public boolean trades(long instant) {
    int i = at(instant);
    return i >= 0 && (instant < breakStarts[i] || instant >= breakEnds[i]);
  }

  /** How many sessions there are. */
  public int size() {
    return opens.length;
  }

  /** The session with a number. */
  public Session session(int i) {
    return new Session(
        LocalDate.ofEpochDay(days[i]), opens[i], breakStarts[i], breakEnds[i], closes[i]);
  }

  /** The date of a session, in days since 1970-01-01. */
  public long day(int i) {
    return days[i];
  }

  /** When a session opens, epoch nanoseconds. */
  public long open(int i) {
    return opens[i];
  }

  /** When a session pauses, or its close. */
  public long breakStart(int i) {
    return breakStarts[i];
  }

  /** When a session resumes, or its close. */
  public long breakEnd(int i) {
    return breakEnds[i];
  }

  /** When a session closes, epoch nanoseconds. */
  public long close(int i) {
    return closes[i];
  }

  /** The number of the session within whose hours an instant lies, its break included, or -1. */
  public int at(long instant) {
    int i = begun(instant);
    return i >= 0 && instant < closes[i] ? i : -1;
  }

  /** The number of the last session that opened at or before an instant, or -1. */
  public int begun(long instant) {
    int i = Arrays.binarySearch(opens, instant);
    return i >= 0 ? i : -i - 2;
  }

  /** The number of the session of a date in days since 1970-01-01, or -1. */
  public int on(long day) {
    int i = Arrays.binarySearch(days, day);
    return i >= 0 ? i : -1;
  }

  /** The number of the first session of that date or later; {@link #size} when there is none. */
  public int from(long day) {
    int i = Arrays.binarySearch(days, day);
    return i >= 0 ? i : -i - 1;
  }

  @Override
  public String toString() {
    return name;
  }
}
