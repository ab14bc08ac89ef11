package io.admf.data.row;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.time.LocalDate;

/**
 * What every row of a file must hold to, by itself and after those above it. Times are the stamps
 * as they are written; not safe for several threads.
 */
public final class RowChecks {

  /** So many rows that all run backward are taken as the way the file runs. */
  private static final int CERTAIN = 5;

  /** Times before leave no room for the bar itself; epoch nanoseconds. */
  public static final long EARLIEST = Instants.nanos(LocalDate.of(1678, 1, 1));

  /** Times after leave no room for the bar itself; epoch nanoseconds. */
  public static final long LATEST = Instants.nanos(LocalDate.of(2262, 1, 1)) - 1;

  private final boolean newestFirst;
  private final double scale;
  private final RowProblems problems;
  private final Timeframe timeframe;
  private final long leastStep;
  private long rows;
  private long timed;
  private boolean allBackward = true;
  private long previous;
  private long accepted;
  private long acceptedLine;

  /** For the rows of one file; what is wrong is told {@code problems}. */
  public RowChecks(RowStyle style, RowProblems problems, Timeframe timeframe) {
    this.newestFirst = style.order() == RowOrder.NEWEST_FIRST;
    this.scale = style.priceScale();
    this.problems = problems;
    this.timeframe = timeframe;
    // days shorten by an hour when clocks change, and stamps may be late by a little
    this.leastStep = timeframe.nanos() / 2;
  }

  /** How many sound rows so far. */
  public long rows() {
    return rows;
  }

  /**
   * Whether a row with readable fields is a sound bar that follows the one before; says so if not.
   *
   * @param line its number, from 1
   * @param time its stamp, epoch nanoseconds
   * @param volume 0 where there is none
   * @throws BadInputException if the rows all run the other way
   */
  public boolean sound(
      long line, long time, double open, double high, double low, double close, double volume) {
    boolean inside = high >= open && high >= close && low <= open && low <= close;
    boolean positive = low > 0 && high < Double.POSITIVE_INFINITY;
    if (scale != 1) {
      positive = low / scale > 0 && high / scale < Double.POSITIVE_INFINITY;
    }
    if (!(inside && positive && volume >= 0) || volume == Double.POSITIVE_INFINITY) {
      problems.add(line, RowFault.UNSOUND, unsound(open, high, low, close, volume));
      follow(line, time);
      return false;
    }
    return inOrder(line, time);
  }

  private String unsound(double open, double high, double low, double close, double volume) {
    String[] names = {"open", "high", "low", "close"};
    double[] prices = {open, high, low, close};
    for (int i = 0; i < names.length; i++) {
      if (!(Math.abs(prices[i] / scale) <= Double.MAX_VALUE)) {
        return "%s must be finite, was %s".formatted(names[i], prices[i]);
      }
      if (prices[i] <= 0 || prices[i] / scale == 0) {
        return "%s must be above 0, was %s".formatted(names[i], Names.number(prices[i]));
      }
    }
    if (high < low) {
      return beyond("high", "≥", high, "low", low);
    }
    if (high < open) {
      return beyond("high", "≥", high, "open", open);
    }
    if (high < close) {
      return beyond("high", "≥", high, "close", close);
    }
    if (low > open) {
      return beyond("low", "≤", low, "open", open);
    }
    if (low > close) {
      return beyond("low", "≤", low, "close", close);
    }
    return volume < 0
        ? "volume must be at least 0, was " + Names.number(volume)
        : "volume must be finite, was " + volume;
  }

  private static String beyond(
      String name, String relation, double value, String other, double otherValue) {
    return "%s must be %s %s, was %s with %s %s"
        .formatted(name, relation, other, Names.number(value), other, Names.number(otherValue));
  }

  private boolean inOrder(long line, long time) {
    if (time < EARLIEST || time > LATEST) {
      problems.add(line, "time must be of the years 1678 to 2261, was " + Instants.brief(time));
      return false;
    }
    follow(line, time);
    long step = newestFirst ? accepted - time : time - accepted;
    if (rows > 0 && step < leastStep) {
      problems.add(line, fault(step), outOfStep(time, step));
      return false;
    }
    accepted = time;
    acceptedLine = line;
    problems.accepted(line, time);
    rows++;
    return true;
  }

  private static RowFault fault(long step) {
    return step == 0 ? RowFault.DUPLICATE : step < 0 ? RowFault.BACKWARD : RowFault.TOO_SOON;
  }

  private String outOfStep(long time, long step) {
    if (step == 0) {
      return "time must occur once, was %s as in line %d"
          .formatted(Instants.brief(time), acceptedLine);
    }
    if (step < 0) {
      return "time must be %s %s of line %d, was %s"
          .formatted(
              newestFirst ? "before" : "after",
              Instants.brief(accepted),
              acceptedLine,
              Instants.brief(time));
    }
    return "time must be %s %s %s of line %d, was %s; are these bars of another timeframe?"
        .formatted(
            timeframe,
            newestFirst ? "before" : "after",
            Instants.brief(accepted),
            acceptedLine,
            Instants.brief(time));
  }

  /** Watches which way the rows run. */
  private void follow(long line, long time) {
    if (timed > 0) {
      allBackward &= newestFirst ? time > previous : time < previous;
    }
    previous = time;
    timed++;
    if (allBackward && timed == CERTAIN) {
      throw turned(line);
    }
  }

  /**
   * Ends the file.
   *
   * @throws BadInputException if a short file ran the other way
   */
  public void end() {
    if (allBackward && timed > 1) {
      throw turned(0);
    }
  }

  private BadInputException turned(long line) {
    return problems.alone(
        line,
        newestFirst
            ? "expected rows from new to old, was from old to new; leave data.order out"
            : "expected rows from old to new, was from new to old; set data.order: newest_first");
  }
}
