package io.admf.data.tick;

import io.admf.component.Names;
import io.admf.data.row.RowChecks;
import io.admf.data.row.RowProblems;
import io.admf.time.Instants;

/** What every trade must hold to, by itself and after those above it. */
final class TradeChecks {

  private final RowProblems problems;
  private long previous = Long.MIN_VALUE;
  private long previousLine;

  TradeChecks(RowProblems problems) {
    this.problems = problems;
  }

  /** Whether there was a sound trade. */
  boolean any() {
    return previousLine > 0;
  }

  boolean sound(Trade trade) {
    if (!(trade.price > 0 && trade.price < Double.POSITIVE_INFINITY)) {
      return refused(trade, "price must be above 0 and finite, was " + Names.number(trade.price));
    }
    if (!(trade.size >= 0 && trade.size < Double.POSITIVE_INFINITY)) {
      return refused(trade, "size must be at least 0 and finite, was " + Names.number(trade.size));
    }
    if (trade.time < RowChecks.EARLIEST || trade.time > RowChecks.LATEST) {
      return refused(
          trade, "time must be of the years 1678 to 2261, was " + Instants.brief(trade.time));
    }
    if (trade.time < previous) {
      return refused(
          trade,
          "time must not be before %s of line %d, was %s"
              .formatted(Instants.brief(previous), previousLine, Instants.brief(trade.time)));
    }
    previous = trade.time;
    previousLine = trade.line;
    return true;
  }

  private boolean refused(Trade trade, String message) {
    problems.add(trade.line, message);
    return false;
  }
}
