package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.frame.ActionCursor;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.MarketFrame.Effect;
import io.admf.frame.Series;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.plan.DividendDay;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
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
  private final Valuer[] valuers;
  private final ColumnPool pool = new ColumnPool();
  private final RunPlan plan;
  private final ActionCursor[] actions;
  private final boolean telling;
  private final List<RuledAccount> ruled = new ArrayList<>();
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
    valuers = new Valuer[size];
    actions = new ActionCursor[plan.data().market().actions() == null ? 0 : size];
    Arrays.setAll(actions, p -> new ActionCursor());
    Map<List<Integer>, ChartOfAccounts> charts = new LinkedHashMap<>();
    for (PortfolioSpec portfolio : plan.portfolios()) {
      List<Series> traded =
          portfolio.series().stream().sorted().map(index -> plan.series().get(index)).toList();
      ChartOfAccounts chart =
          charts.computeIfAbsent(
              portfolio.series(),
              indexes ->
                  new ChartOfAccounts(
                      plan.currency(),
                      traded.stream().map(Series::symbol).toList(),
                      traded.stream().map(each -> each.instrument().currency()).toList()));
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
    RuledAccount account = new RuledAccount(plan, portfolio, traded, chart, telling);
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
  }

  /** Goes through a day that has begun, before anything else of its slice. */
  private void pass(
      int portfolio, RuledAccount account, BarBlock bars, long slice, Consumer<Event> out) {
    mark(portfolio, bars, slice);
    Chronicle chronicle = chronicles[portfolio];
    account.pass(
        slice,
        days.passed(account.day()),
        why -> {
          Chronicle.Happening day = chronicle.day(slice, bars.sliceTime(slice));
          if (telling) {
            chronicle.update(day, "", why, account.holdings(bars, slice), out);
          }
          chronicle.debt(day, "", out);
        });
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
      act(portfolio, bars, action, at, out);
    }
  }

  private void act(
      int portfolio, BarBlock bars, MarketFrame.Action action, long slice, Consumer<Event> out) {
    Account account = accounts[portfolio];
    Position position = account.positions.get(action.symbol());
    if (position == null || (position.units == 0 && action.effect() != Effect.PAYMENT)) {
      return;
    }
    Chronicle chronicle = chronicles[portfolio];
    OpenTrade trade = position.trade;
    String story = trade == null ? "" : trade.correlationId;
    double price = action.carried(bars.markBefore(position.series.index(), slice));
    Chronicle.Happening happening =
        new Chronicle.Happening(
            bars.market().id(action, position.series.id(), bars.firstSlice()),
            action.effect() == Effect.PAYMENT ? action.payTime() : action.exTime(),
            bars.sliceTime(slice),
            slice);
    position.follow(bars, slice);
    boolean changed = true;
    switch (action.effect()) {
      case SPLIT -> {
        long realised = account.split(position, action.ratio(), price, slice);
        if (trade != null) {
          trade.split(action.ratio());
          trade.earn(realised);
        }
      }
      case DIVIDEND -> {
        boolean later =
            plan.data().market().dividends() == DividendDay.PAY_DATE
                && action.payTime() > action.exTime();
        long money = account.dividend(position, action, later, slice);
        if (trade != null) {
          trade.earn(money);
        }
      }
      case PAYMENT -> changed = account.pay(action, slice);
      case DELISTING -> {
        Account.Booking booking = account.payOut(position, price, slice);
        chronicle.delisted(happening, position, booking, price, out);
      }
      case SYMBOL_CHANGE -> changed = false;
    }
    if (changed) {
      if (position.units == 0) {
        chronicle.paidOut(happening, position, out);
      }
      if (telling) {
        chronicle.update(happening, story, account.holdings(bars, slice), out);
      }
      chronicle.debt(happening, story, out);
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
    Position position = account.position(fill.symbol(), slice);
    position.follow(bars, slice);
    Account.Booking booking = account.book(fill, position);
    Chronicle chronicle = chronicles[portfolio];
    chronicle.trade(fill, position, booking, out);
    position.filled(bars, fill);
    if (telling) {
      chronicle.update(fill, booking, account.holdings(bars, slice), out);
    }
    chronicle.debt(fill, out);
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
    return valuers[portfolio].endBlock(bars);
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
