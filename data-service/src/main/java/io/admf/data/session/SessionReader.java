package io.admf.data.session;

import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.Rows;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import io.admf.time.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of a series with a calendar. Leaves out those outside its sessions where only regular hours
 * are wanted, and counts them.
 *
 * <p>A bar of minutes or hours is outside when no trade can have been in it: when it overlaps no
 * stretch of trade. A bar of days, weeks or months is outside when none of its dates is a session.
 */
public final class SessionReader implements BarReader {

  private final BarReader bars;
  private final SourceRequest request;
  private final TradingCalendar calendar;
  private final boolean regular;
  private final boolean dated;
  private long lastKnown = Long.MIN_VALUE;
  private long outside;

  private SessionReader(BarReader bars, SourceRequest request, TradingCalendar calendar) {
    this.bars = bars;
    this.request = request;
    this.calendar = calendar;
    this.regular = request.regular();
    this.dated = request.series().timeframe().dated();
  }

  /** The bars of a request, held to its calendar if it has one. */
  public static BarReader of(BarReader bars, SourceRequest request) {
    TradingCalendar calendar = request.calendar();
    return calendar == null ? bars : new SessionReader(bars, request, calendar);
  }

  @Override
  public int read(BarFrame.Columns into, int from, int limit) {
    while (true) {
      int read = bars.read(into, from, limit);
      int kept = 0;
      for (int i = from; i < from + read; i++) {
        check(into.eventTimes()[i], into.knownAt()[i]);
        if (regular && !inside(into.eventTimes()[i], into.knownAt()[i])) {
          outside++;
          continue;
        }
        if (from + kept < i) {
          Rows.copy(into, i, into, from + kept, 1);
        }
        kept++;
      }
      if (kept > 0 || read == 0) {
        return kept;
      }
    }
  }

  private boolean inside(long opened, long known) {
    int i = calendar.begun(known - 1);
    if (dated) {
      return i >= 0 && calendar.close(i) == known;
    }
    // the last session that opened before the bar ends; what overlaps an earlier one overlaps two
    return i >= 0
        && opened < calendar.close(i)
        && (opened < calendar.breakStart(i) || known > calendar.breakEnd(i));
  }

  private void check(long opened, long known) {
    boolean wanted = opened >= request.data().from() && opened < request.data().to();
    if (wanted && (opened < calendar.open(0) - Instants.DAY || known > lastClose())) {
      throw new BadInputException(
          bars.notes().place(),
          "the calendar %s knows the years %d to %d, was a bar of %s; change data.start_date or data.end_date, or leave data.calendar out"
              .formatted(
                  calendar, year(calendar.firstDay()), year(calendar.lastDay()), brief(opened)));
    }
    if (known <= lastKnown) {
      throw new BadInputException(
          bars.notes().place(),
          "expected each bar of %s to close after the one before, was one from %s to %s after one that closes at %s, both by the sessions of %s; are these bars of another timeframe, or stamps of another time zone?"
              .formatted(
                  request.series().id(),
                  brief(opened),
                  Instants.format(known),
                  Instants.format(lastKnown),
                  calendar));
    }
    lastKnown = known;
  }

  private long lastClose() {
    return calendar.close(calendar.size() - 1) + 7 * Instants.DAY;
  }

  private static int year(LocalDate date) {
    return date.getYear();
  }

  private static String brief(long nanos) {
    return Instants.brief(nanos);
  }

  @Override
  public SourceNotes notes() {
    SourceNotes notes = bars.notes();
    if (outside == 0) {
      return notes;
    }
    List<String> remarks = new ArrayList<>(notes.remarks());
    remarks.add(
        "Left out %d bar%s of %s outside the sessions of %s."
            .formatted(outside, outside == 1 ? "" : "s", notes.series(), calendar));
    return notes.with(remarks);
  }

  @Override
  public void close() {
    bars.close();
  }
}
