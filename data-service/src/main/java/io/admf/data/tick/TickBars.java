package io.admf.data.tick;

import io.admf.data.SourceRequest;
import io.admf.data.row.BarTimes;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowReader;
import io.admf.data.row.Stamp;
import io.admf.frame.BarFrame;

/**
 * Bars of trades.
 *
 * <p>A bar of time opens where its timeframe begins and is known where that ends; the last one of a
 * file is given even if the file ends within it. A bar of any other rule opens with its first trade
 * and is known with its last. It closes with the last trade of the instant in which it is full, so
 * that trades of one instant are never parted and no two bars are known at once: it may hold more
 * than was asked for. A trade is never split. What is left at the end is not full and is no bar.
 *
 * <p>Volume and money are compensated sums (W. Kahan, 1965).
 */
public final class TickBars extends RowReader {

  private final BarRule rule;
  private final double barSize;
  private final RowProblems problems;
  private final TradeCursor trades;
  private final TradeChecks checks;
  private final BarTimes times;
  private final Trade trade = new Trade();
  private final Sum volume = new Sum();
  private final Sum money = new Sum();
  private long count;
  private long opened;
  private long last;
  private double open;
  private double high;
  private double low;
  private double close;
  private boolean held;
  private boolean ended;

  /**
   * Reads nothing yet.
   *
   * @param place where the trades come from, for the notes
   * @param barSize what a bar is full of, in units of the rule; of no meaning for bars of time
   * @param problems those that the cursor was made with
   * @param trades closed with this
   */
  public TickBars(
      SourceRequest request,
      String place,
      BarRule rule,
      double barSize,
      RowProblems problems,
      TradeCursor trades) {
    super(request.series().id(), place, problems);
    this.rule = rule;
    this.barSize = barSize;
    this.problems = problems;
    this.trades = trades;
    this.checks = new TradeChecks(problems);
    this.times = BarTimes.of(request, Stamp.OPEN);
  }

  @Override
  protected boolean store(BarFrame.Columns into, int at) {
    while (!ended) {
      if (advance() && !problems.refused()) {
        write(into, at);
        return true;
      }
    }
    return false;
  }

  /** Reads trades until a bar is complete; false if there is none any more. */
  private boolean advance() {
    if (held) {
      held = false;
      begin();
    }
    while (trades.next(trade)) {
      if (!checks.sound(trade)) {
        continue;
      }
      if (count == 0) {
        begin();
      } else if (closed()) {
        held = true;
        return true;
      } else {
        add();
      }
    }
    ended = true;
    if (problems.refused()) {
      throw problems.refusal();
    }
    if (!checks.any() && problems.skipped() == 0) {
      throw problems.fatal(0, trades.nothing());
    }
    return count > 0 && (rule == BarRule.TIME || full());
  }

  /** Whether the trade read last belongs to the next bar. */
  private boolean closed() {
    return rule == BarRule.TIME ? times.start(trade.time) != opened : full() && trade.time > last;
  }

  private boolean full() {
    return switch (rule) {
      case TIME -> true;
      case TICK -> count >= barSize;
      case VOLUME -> volume.total() >= barSize;
      case DOLLAR -> money.total() >= barSize;
    };
  }

  private void begin() {
    count = 0;
    volume.clear();
    money.clear();
    opened = rule == BarRule.TIME ? times.start(trade.time) : trade.time;
    open = trade.price;
    high = trade.price;
    low = trade.price;
    add();
  }

  private void add() {
    count++;
    last = trade.time;
    high = Math.max(high, trade.price);
    low = Math.min(low, trade.price);
    close = trade.price;
    volume.add(trade.size);
    money.add(trade.price * trade.size);
  }

  private void write(BarFrame.Columns into, int at) {
    into.eventTimes()[at] = opened;
    into.knownAt()[at] = rule == BarRule.TIME ? times.closed(opened) : last;
    into.open()[at] = open;
    into.high()[at] = high;
    into.low()[at] = low;
    into.close()[at] = close;
    into.volume()[at] = volume.total();
  }

  @Override
  public void close() {
    trades.close();
  }
}
