package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.frame.ActionCursor;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.MarketFrame;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The books of one portfolio: its account, brought up to date slice by slice, and its story. */
final class Books {

  private final Account account;
  private final Timeline time;
  private final Chronicle chronicle;
  private final Valuer valuer;
  private final ActionBooking booking;
  private final @Nullable ActionCursor actions;
  private final @Nullable Timetable timetable;
  private final boolean telling;

  /**
   * How books are kept.
   *
   * @param acting whether corporate actions happen to what is held
   * @param onPayDate whether dividends are cash on their pay date, and a receivable until then
   * @param telling whether PORTFOLIO_UPDATE is told
   */
  record Manner(boolean acting, boolean onPayDate, boolean telling) {}

  /**
   * @param timetable when the account is told unasked; null for never
   */
  Books(
      Account account,
      Timeline time,
      ColumnPool pool,
      Manner manner,
      @Nullable Timetable timetable) {
    this.account = account;
    this.time = time;
    this.chronicle = new Chronicle(account);
    this.valuer = new Valuer(account, pool);
    this.booking = new ActionBooking(account, chronicle, manner.onPayDate());
    this.actions = manner.acting() ? new ActionCursor() : null;
    this.timetable = timetable;
    this.telling = manner.telling();
  }

  Account account() {
    return account;
  }

  /** The first block has come. */
  void begin(BarBlock first) {
    valuer.begin(first.firstSlice());
  }

  /** Goes to the next block. */
  void enter(BarBlock next) {
    if (actions != null) {
      actions.enter(next, action -> {}); // none is left, save of a portfolio that has failed
    }
  }

  private BarBlock block(long slice) {
    return time.block(account.portfolio.container(), slice);
  }

  /** Goes through the days that have begun and the corporate actions up to a slice. */
  void advance(long slice, Consumer<Event> out) {
    if (account instanceof RuledAccount rules) {
      BarBlock bars = block(slice);
      Days days = time.days();
      for (long at = days.slice(rules.day()); at <= slice; at = days.slice(rules.day())) {
        act(at - 1, out);
        pass(rules, bars, at, out);
      }
    }
    act(slice, out);
    tellDue(slice, out);
  }

  /** Tells the account of the slices before {@code end} that the timetable names. */
  private void tellDue(long end, Consumer<Event> out) {
    if (timetable == null) {
      return;
    }
    BarBlock bars = block(end);
    Timetable.Kept kept = timetable.takeKept(bars, end);
    if (kept != null) {
      out.accept(chronicle.snapshot(kept.slice(), kept.time(), kept.holdings(), kept.state()));
    }
    for (long at = timetable.take(bars, end); at < end; at = timetable.take(bars, end)) {
      out.accept(
          chronicle.snapshot(
              at, bars.sliceTime(at), account.holdings(bars, at), account.state(bars, at)));
    }
  }

  private void changed(long slice) {
    if (timetable != null) {
      timetable.changed(slice);
    }
  }

  /** Goes through a day that has begun, before anything else of its slice. */
  private void pass(RuledAccount rules, BarBlock bars, long slice, Consumer<Event> out) {
    mark(bars, slice);
    tellDue(slice, out);
    rules.pass(
        slice,
        time.days().passed(rules.day()),
        why -> {
          changed(slice);
          Chronicle.Happening day = chronicle.day(slice, bars.sliceTime(slice));
          if (telling) {
            chronicle.update(day, "", why, held(bars, slice), out);
          }
          chronicle.debt(day, "", out);
        });
  }

  /** What is held where actions of the slice may yet have to be booked. */
  private List<Holding> held(BarBlock bars, long slice) {
    return actions == null
        ? account.holdings(bars, slice)
        : account.holdings(bars, slice, actions.waiting(slice));
  }

  private void act(long slice, Consumer<Event> out) {
    if (actions == null) {
      return;
    }
    BarBlock bars = block(slice);
    for (MarketFrame.Action action = actions.take(slice);
        action != null;
        action = actions.take(slice)) {
      long at = bars.firstSlice() + action.offset();
      mark(bars, at);
      tellDue(at, out);
      ActionBooking.Booked booked = booking.book(bars, action, at, out);
      if (booked != null) {
        changed(at);
        if (telling) {
          chronicle.update(booked.happening(), booked.story(), held(bars, at), out);
        }
        chronicle.debt(booked.happening(), booked.story(), out);
      }
    }
  }

  /** Marks the slices before {@code end}; a call ends where equity covers the positions again. */
  private void mark(BarBlock bars, long end) {
    long from = valuer.next();
    valuer.markTo(bars, end);
    if (chronicle.called()) {
      for (long slice = from; slice < end && chronicle.called(); slice++) {
        AccountState state = account.state(bars, slice);
        if (state != null && valuer.equity(bars, slice) >= state.maintenanceMargin()) {
          chronicle.covered();
        }
      }
    }
  }

  /** Posts a fill and tells what it changed. */
  void post(Fill fill, Consumer<Event> out) {
    long slice = fill.header().slice();
    BarBlock bars = block(slice);
    advance(slice, out);
    mark(bars, slice);
    if (valuer.next() != slice) {
      throw new InvariantException(
          account.portfolio.container(),
          slice,
          "expected a fill in slice %d or later, was %s".formatted(valuer.next(), fill.eventId()));
    }
    Position position = account.position(fill);
    account.follow(position, bars, slice);
    Account.Booking booked = account.book(fill, position);
    account.changes(position);
    changed(slice);
    chronicle.trade(fill, position, booked, out);
    account.filled(position, bars, fill);
    if (telling) {
      chronicle.update(fill, booked, account.holdings(bars, slice), out);
    }
    chronicle.debt(fill, out);
  }

  /** The account at the closes of a slice, its holdings included where the story is told. */
  Snapshot snapshot(long slice, Consumer<Event> out) {
    advance(slice, out);
    return snapshot(block(slice), slice, telling, out);
  }

  private Snapshot snapshot(BarBlock bars, long slice, boolean whole, Consumer<Event> out) {
    mark(bars, slice + 1);
    if (valuer.next() != slice + 1) {
      throw new InvariantException(
          account.portfolio.container(),
          slice,
          "expected a snapshot of slice %d or later, was %d".formatted(valuer.next() - 1, slice));
    }
    AccountState state = account.state(bars, slice);
    long known = bars.sliceTime(slice);
    if (timetable != null) {
      timetable.told(slice);
    }
    if (state != null && account.lends()) {
      chronicle.call(slice, known, valuer.equity(), state.maintenanceMargin(), out);
    }
    return whole
        ? chronicle.snapshot(slice, known, account.holdings(bars, slice), state)
        : chronicle.figures(slice, known, valuer.equity(), state);
  }

  /** The columns of the block, once everything in it has been booked. */
  EquityFrame endBlock(Consumer<Event> out) {
    BarBlock bars = block(-1);
    advance(bars.lastSlice(), out);
    account.follow(bars);
    mark(bars, bars.lastSlice() + 1);
    keep(bars);
    return valuer.endBlock(bars);
  }

  /** Keeps the account at the end of a block for the timetable. */
  private void keep(BarBlock bars) {
    if (timetable != null && bars.slices() > 0) {
      long slice = bars.lastSlice();
      timetable.keep(
          new Timetable.Kept(
              slice,
              bars.sliceTime(slice),
              account.holdings(bars, slice),
              account.state(bars, slice)));
    }
  }

  /** Checks the books at the last slice there was, and tells the account then. */
  Snapshot close(Consumer<Event> out) {
    BarBlock bars = time.latest(account.portfolio.container());
    Snapshot last = snapshot(bars, bars.lastSlice(), true, out);
    Audit.check(account, last, valuer.equity());
    out.accept(last);
    return last;
  }
}
