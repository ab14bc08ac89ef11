package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.flow.Stand;
import io.admf.frame.ActionCursor;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.MarketFrame.Effect;
import io.admf.frame.Series;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.plan.CalendarSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SnapshotsSpec;
import io.admf.time.calendar.TradingCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of every portfolio. Pure: the same fills and bars always give the same events and
 * columns, however the bars are cut into blocks. Not safe for several threads.
 *
 * <pre>
 * hears   FILL, bars, corporate actions
 * says    LOT_CLOSE, POSITION_CLOSE, POSITION_OPEN, PORTFOLIO_UPDATE for each fill or action,
 *         RISK_ALERT (rules {@code cash}, {@code margin_call}), PORTFOLIO_UPDATE for interest,
 *         borrow fees and settlement of an account that has them
 *         SNAPSHOT when asked and at the end; equity, cash and exposure of every slice
 * </pre>
 *
 * <p>Money is posted double-entry in exact integers ({@link ChartOfAccounts}); lots are closed by
 * the method of the account, and LOT_CLOSE says of each what it made. A corporate action is booked
 * before anything else of its slice: a split changes units and leaves cost, save for a fraction of
 * a unit, which is paid for at the price before; a dividend is income of what is held and a charge
 * on what is short, in cash at once or on its pay date, and until then a receivable; a delisting
 * pays the position out. Realised profit is gross and has dividends in it: commissions are an
 * expense of their own, so that equity = deposit + realised + unrealised − commissions, to the last
 * unit. A fill that crosses zero closes one trade and opens the next: POSITION_CLOSE with the
 * correlation of the fill that opened the old trade comes before POSITION_OPEN with that of this
 * fill. After a fill the account is valued at the closes of the fill's slice. {@code cash} is
 * alerted once each time that fills take cash below zero.
 *
 * <p>Fills of a portfolio come in the order of their slices. For each portfolio the slices before a
 * fill are marked with what was held then; nothing is marked twice.
 */
public final class LedgerKernel {

  private final Account[] accounts;
  private final Chronicle[] chronicles;
  private final @Nullable Timetable[] timetables;
  private final Valuer[] valuers;
  private final ColumnPool pool = new ColumnPool();
  private final RunPlan plan;
  private final ActionCursor[] actions;
  private final boolean telling;
  private final List<RuledAccount> ruled = new ArrayList<>();
  private final Map<CalendarSpec, TradingCalendar> calendars = new LinkedHashMap<>();
  private final Days days = new Days();
  private @Nullable BarBlock block;
  private @Nullable BarBlock latest;

  /** Opens the account of every portfolio of the plan with its deposit. */
  public LedgerKernel(RunPlan plan) {
    this(plan, true);
  }

  /**
   * A ledger for one who wants figures: the same books, but PORTFOLIO_UPDATE and LOT_CLOSE are not
   * told, no round trip is followed, and no snapshot but the last lists the holdings.
   */
  public static LedgerKernel ofFigures(RunPlan plan) {
    return new LedgerKernel(plan, false);
  }

  private LedgerKernel(RunPlan plan, boolean telling) {
    this.plan = plan;
    this.telling = telling;
    int size = plan.portfolios().size();
    accounts = new Account[size];
    chronicles = new Chronicle[size];
    timetables = new @Nullable Timetable[size];
    if (telling && plan.snapshots().unit() != SnapshotsSpec.Unit.NONE) {
      Arrays.setAll(timetables, p -> new Timetable(plan.snapshots()));
    }
    valuers = new Valuer[size];
    actions = new ActionCursor[plan.data().market().actions() == null ? 0 : size];
    Arrays.setAll(actions, p -> new ActionCursor());
    Map<List<?>, ChartOfAccounts> charts = new LinkedHashMap<>();
    for (PortfolioSpec portfolio : plan.portfolios()) {
      List<Series> traded =
          portfolio.series().stream().sorted().map(index -> plan.series().get(index)).toList();
      ChartOfAccounts chart =
          charts.computeIfAbsent(
              List.of(portfolio.series(), portfolio.account().legs()),
              key -> ChartOfAccounts.of(plan.currency(), traded, portfolio.account().legs()));
      Account account = account(portfolio, traded, chart);
      accounts[portfolio.index()] = account;
      chronicles[portfolio.index()] = new Chronicle(account);
      valuers[portfolio.index()] = new Valuer(account, pool);
    }
  }

  private Account account(PortfolioSpec portfolio, List<Series> traded, ChartOfAccounts chart) {
    if (!RuledAccount.wanted(plan, portfolio)) {
      return new Account(portfolio, traded, chart, telling);
    }
    RuledAccount account = new RuledAccount(plan, portfolio, traded, chart, calendars, telling);
    ruled.add(account);
    return account;
  }

  /** Goes on to the next block; {@link #endBlock} must have been called for every portfolio. */
  public void bars(BarBlock next) {
    if (block == null) {
      for (Valuer valuer : valuers) {
        valuer.begin(next.firstSlice());
      }
    }
    for (ActionCursor cursor : actions) {
      cursor.enter(next, action -> {}); // none is left, save of a portfolio that has failed
    }
    if (!ruled.isEmpty()) {
      days.enter(next);
      ruled.forEach(account -> account.enter(next));
    }
    block = next;
    if (next.slices() > 0) {
      latest = next;
    }
  }

  /**
   * Goes through the days that have begun and the corporate actions up to a slice, and tells what
   * they changed. To be called before anything of that slice is told, so that a portfolio's events
   * are in the order of their slices.
   */
  public void advance(int portfolio, long slice, Consumer<Event> out) {
    Account account = accounts[portfolio];
    if (account instanceof RuledAccount rules) {
      BarBlock bars = current(account, block, slice);
      for (long at = days.slice(rules.day()); at <= slice; at = days.slice(rules.day())) {
        actions(portfolio, at - 1, out);
        pass(portfolio, rules, bars, at, out);
      }
    }
    actions(portfolio, slice, out);
    tellDue(portfolio, slice, out);
  }

  /** Tells the account of the slices before {@code end} that the timetable names. */
  private void tellDue(int portfolio, long end, Consumer<Event> out) {
    Timetable timetable = timetables[portfolio];
    if (timetable == null) {
      return;
    }
    Account account = accounts[portfolio];
    Chronicle chronicle = chronicles[portfolio];
    BarBlock bars = current(account, block, end);
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

  private void changed(int portfolio, long slice) {
    Timetable timetable = timetables[portfolio];
    if (timetable != null) {
      timetable.changed(slice);
    }
  }

  /** Goes through a day that has begun, before anything else of its slice. */
  private void pass(
      int portfolio, RuledAccount account, BarBlock bars, long slice, Consumer<Event> out) {
    mark(portfolio, bars, slice);
    tellDue(portfolio, slice, out);
    Chronicle chronicle = chronicles[portfolio];
    account.pass(
        slice,
        days.passed(account.day()),
        why -> {
          changed(portfolio, slice);
          Chronicle.Happening day = chronicle.day(slice, bars.sliceTime(slice));
          if (telling) {
            chronicle.update(day, "", why, held(portfolio, bars, slice), out);
          }
          chronicle.debt(day, "", out);
        });
  }

  /** What is held where actions of the slice may yet have to be booked. */
  private List<Holding> held(int portfolio, BarBlock bars, long slice) {
    return actions.length == 0
        ? accounts[portfolio].holdings(bars, slice)
        : accounts[portfolio].holdings(bars, slice, actions[portfolio].waiting(slice));
  }

  private void actions(int portfolio, long slice, Consumer<Event> out) {
    if (actions.length == 0) {
      return;
    }
    BarBlock bars = current(accounts[portfolio], block, slice);
    ActionCursor cursor = actions[portfolio];
    for (MarketFrame.Action action = cursor.take(slice);
        action != null;
        action = cursor.take(slice)) {
      long at = bars.firstSlice() + action.offset();
      mark(portfolio, bars, at);
      tellDue(portfolio, at, out);
      act(portfolio, bars, action, at, out);
    }
  }

  private void act(
      int portfolio, BarBlock bars, MarketFrame.Action action, long slice, Consumer<Event> out) {
    Account account = accounts[portfolio];
    List<Position> all = account.positions(action.symbol());
    List<Position> concerned = new ArrayList<>(2);
    OpenTrade trade = null;
    for (Position each : all) {
      if (each.units != 0) {
        concerned.add(each);
        trade = trade == null ? each.trade : trade;
      }
    }
    boolean pays = action.effect() == Effect.PAYMENT;
    if (action.effect() == Effect.SYMBOL_CHANGE
        || all.isEmpty()
        || (concerned.isEmpty() && !pays)) {
      return;
    }
    Chronicle chronicle = chronicles[portfolio];
    String story = trade == null ? "" : trade.correlationId;
    Series series = all.getFirst().series;
    Chronicle.Happening happening =
        new Chronicle.Happening(
            bars.market().id(action, series.id(), bars.firstSlice()),
            pays ? action.payTime() : action.exTime(),
            bars.sliceTime(slice),
            slice);
    concerned.forEach(each -> account.follow(each, bars, slice));
    if (pays) {
      if (!account.pay(action, slice)) {
        return;
      }
    } else {
      double price = action.carried(bars.markBefore(series.index(), slice));
      for (Position each : concerned) {
        act(account, each, action, price, happening, chronicle, out);
        if (action.effect() != Effect.DIVIDEND) {
          account.changes(each);
        }
      }
      account.journal.post(slice);
      for (Position each : concerned) {
        if (each.units == 0) {
          chronicle.paidOut(happening, each, out);
        }
      }
    }
    changed(portfolio, slice);
    if (telling) {
      chronicle.update(happening, story, held(portfolio, bars, slice), out);
    }
    chronicle.debt(happening, story, out);
  }

  /** What an action does to one position; its lines are written, not yet posted. */
  private void act(
      Account account,
      Position position,
      MarketFrame.Action action,
      double price,
      Chronicle.Happening happening,
      Chronicle chronicle,
      Consumer<Event> out) {
    OpenTrade trade = position.trade;
    long slice = happening.slice();
    if (action.effect() == Effect.DELISTING) {
      Account.Booking booking = account.payOut(position, price, slice);
      chronicle.delisted(happening, position, booking, price, out);
      return;
    }
    long earned;
    if (action.effect() == Effect.SPLIT) {
      earned = account.split(position, action.ratio(), price, slice);
      if (trade != null) {
        trade.split(action.ratio());
      }
    } else {
      boolean later =
          plan.data().market().dividends() == DividendDay.PAY_DATE
              && action.payTime() > action.exTime();
      earned = account.dividend(position, action, later, slice);
    }
    if (trade != null) {
      trade.earn(earned);
    }
  }

  /** Marks the slices before {@code end}; a call ends where equity covers the positions again. */
  private void mark(int portfolio, BarBlock bars, long end) {
    Valuer valuer = valuers[portfolio];
    long from = valuer.next();
    valuer.markTo(bars, end);
    if (chronicles[portfolio].called()) {
      for (long slice = from; slice < end && chronicles[portfolio].called(); slice++) {
        AccountState state = accounts[portfolio].state(bars, slice);
        if (state != null && valuer.equity(bars, slice) >= state.maintenanceMargin()) {
          chronicles[portfolio].covered();
        }
      }
    }
  }

  /**
   * Posts a fill and tells what it changed.
   *
   * @throws InvariantException if the fill is of a slice that has been marked, or outside the block
   */
  public void post(int portfolio, Fill fill, Consumer<Event> out) {
    long slice = fill.header().slice();
    Account account = accounts[portfolio];
    BarBlock bars = current(account, block, slice);
    advance(portfolio, slice, out);
    Valuer valuer = valuers[portfolio];
    mark(portfolio, bars, slice);
    if (valuer.next() != slice) {
      throw new InvariantException(
          account.portfolio.container(),
          slice,
          "expected a fill in slice %d or later, was %s".formatted(valuer.next(), fill.eventId()));
    }
    Position position = account.position(fill);
    account.follow(position, bars, slice);
    Account.Booking booking = account.book(fill, position);
    account.changes(position);
    changed(portfolio, slice);
    Chronicle chronicle = chronicles[portfolio];
    chronicle.trade(fill, position, booking, out);
    account.filled(position, bars, fill);
    if (telling) {
      chronicle.update(fill, booking, account.holdings(bars, slice), out);
    }
    chronicle.debt(fill, out);
  }

  /**
   * Compares the positions that have changed with those that execution has made by its fills.
   *
   * @param slice up to which everything has been posted
   * @param executed those of execution that have changed since the last comparison
   * @throws InvariantException at the first difference, with both figures
   */
  public void reconcile(int portfolio, long slice, List<Stand> executed) {
    Account account = accounts[portfolio];
    for (Stand stand : executed) {
      for (Position position : account.positions(stand.symbol())) {
        if (position.leg == stand.leg()) {
          compare(account, position, stand.units(), slice);
          position.changed = false;
        }
      }
    }
    for (Position position : account.changed) {
      if (position.changed) {
        compare(account, position, 0, slice); // execution has nothing to say of it
        position.changed = false;
      }
    }
    account.changed.clear();
  }

  /** Compares all positions, those that execution does not have included. */
  public void reconcileAll(int portfolio, long slice, List<Stand> executed) {
    Account account = accounts[portfolio];
    for (Position position : account.inOrder) {
      long theirs = 0;
      for (Stand stand : executed) {
        boolean same = stand.symbol().equals(position.series.symbol());
        theirs = same && stand.leg() == position.leg ? stand.units() : theirs;
      }
      compare(account, position, theirs, slice);
    }
  }

  private static void compare(Account account, Position position, long theirs, long slice) {
    if (position.units != theirs) {
      throw new InvariantException(
          account.portfolio.container(),
          slice,
          "expected the ledger to hold %d units of %s as execution does, was %d"
              .formatted(theirs, position.name(), position.units));
    }
  }

  /**
   * The account at the closes of a slice; fills of that slice must have been posted before.
   *
   * @param out is told what corporate actions have changed since it was last told
   * @throws InvariantException if a later slice has been marked
   */
  public Snapshot snapshot(int portfolio, long slice, Consumer<Event> out) {
    advance(portfolio, slice, out);
    BarBlock bars = current(accounts[portfolio], block, slice);
    return snapshot(portfolio, bars, slice, telling, out);
  }

  /**
   * Whether a portfolio is to be told its account wherever something happened, because it may have
   * to act at once: a fill in an account on margin.
   */
  public boolean tells(int portfolio, List<? extends Event> happened) {
    return accounts[portfolio].lends() && happened.stream().anyMatch(Fill.class::isInstance);
  }

  private Snapshot snapshot(
      int portfolio, BarBlock bars, long slice, boolean whole, Consumer<Event> out) {
    Account account = accounts[portfolio];
    Valuer valuer = valuers[portfolio];
    mark(portfolio, bars, slice + 1);
    if (valuer.next() != slice + 1) {
      throw new InvariantException(
          account.portfolio.container(),
          slice,
          "expected a snapshot of slice %d or later, was %d".formatted(valuer.next() - 1, slice));
    }
    Chronicle chronicle = chronicles[portfolio];
    AccountState state = account.state(bars, slice);
    long time = bars.sliceTime(slice);
    Timetable timetable = timetables[portfolio];
    if (timetable != null) {
      timetable.told(slice);
    }
    if (state != null && account.lends()) {
      chronicle.call(slice, time, valuer.equity(), state.maintenanceMargin(), out);
    }
    return whole
        ? chronicle.snapshot(slice, time, account.holdings(bars, slice), state)
        : chronicle.figures(slice, time, valuer.equity(), state);
  }

  /**
   * Equity, cash and exposure of the portfolio at every slice of the block. To be given back with
   * {@link #release} once read.
   *
   * @param out is told what corporate actions have changed since it was last told
   */
  public EquityFrame endBlock(int portfolio, Consumer<Event> out) {
    BarBlock bars = current(accounts[portfolio], block, -1);
    advance(portfolio, bars.lastSlice(), out);
    accounts[portfolio].follow(bars);
    mark(portfolio, bars, bars.lastSlice() + 1);
    keep(portfolio, bars);
    return valuers[portfolio].endBlock(bars);
  }

  /** Keeps the account at the end of a block for the timetable. */
  private void keep(int portfolio, BarBlock bars) {
    Timetable timetable = timetables[portfolio];
    if (timetable != null && bars.slices() > 0) {
      long slice = bars.lastSlice();
      Account account = accounts[portfolio];
      timetable.keep(
          new Timetable.Kept(
              slice,
              bars.sliceTime(slice),
              account.holdings(bars, slice),
              account.state(bars, slice)));
    }
  }

  /** Takes the arrays of a frame back for another one; each frame once, when nobody reads it. */
  public void release(EquityFrame frame) {
    pool.give(frame);
  }

  /**
   * Ends the portfolio at the last slice there was: checks the books and tells the final snapshot.
   *
   * @throws InvariantException if the books do not balance
   */
  public Snapshot close(int portfolio, Consumer<Event> out) {
    BarBlock bars = current(accounts[portfolio], latest, -1);
    Snapshot last = snapshot(portfolio, bars, bars.lastSlice(), true, out);
    Audit.check(accounts[portfolio], last, valuers[portfolio].equity());
    out.accept(last);
    return last;
  }

  /** The books behind the figures, for tests that break them. */
  Account account(int portfolio) {
    return accounts[portfolio];
  }

  private static BarBlock current(Account account, @Nullable BarBlock bars, long slice) {
    if (bars == null) {
      throw new InvariantException(
          account.portfolio.container(), slice, "expected bars first, was none");
    }
    return bars;
  }
}
