package io.admf.ledger;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.flow.Stand;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.Series;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.plan.CalendarSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.MarketSpec;
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

  private final Books[] books;
  private final List<RuledAccount> ruled = new ArrayList<>();
  private final ColumnPool pool = new ColumnPool();
  private final Timeline time;

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
    MarketSpec market = plan.data().market();
    Books.Manner manner =
        new Books.Manner(
            market.actions() != null, market.dividends() == DividendDay.PAY_DATE, telling);
    boolean timed = telling && plan.snapshots().unit() != SnapshotsSpec.Unit.NONE;
    Map<List<?>, ChartOfAccounts> charts = new LinkedHashMap<>();
    Map<CalendarSpec, TradingCalendar> calendars = new LinkedHashMap<>();
    Account[] accounts = new Account[plan.portfolios().size()];
    for (PortfolioSpec portfolio : plan.portfolios()) {
      List<Series> traded =
          portfolio.series().stream().sorted().map(index -> plan.series().get(index)).toList();
      ChartOfAccounts chart =
          charts.computeIfAbsent(
              List.of(portfolio.series(), portfolio.account().legs()),
              key -> ChartOfAccounts.of(plan.currency(), traded, portfolio.account().legs()));
      if (RuledAccount.wanted(plan, portfolio)) {
        RuledAccount account = new RuledAccount(plan, portfolio, traded, chart, calendars, telling);
        ruled.add(account);
        accounts[portfolio.index()] = account;
      } else {
        accounts[portfolio.index()] = new Account(portfolio, traded, chart, telling);
      }
    }
    time = new Timeline(!ruled.isEmpty());
    books = new Books[accounts.length];
    Arrays.setAll(
        books,
        p ->
            new Books(
                accounts[p], time, pool, manner, timed ? new Timetable(plan.snapshots()) : null));
  }

  /** Goes on to the next block; {@link #endBlock} must have been called for every portfolio. */
  public void bars(BarBlock next) {
    boolean first = !time.begun();
    for (Books each : books) {
      if (first) {
        each.begin(next);
      }
      each.enter(next);
    }
    ruled.forEach(account -> account.enter(next));
    time.enter(next);
  }

  /**
   * Goes through the days that have begun and the corporate actions up to a slice, and tells what
   * they changed. To be called before anything of that slice is told, so that a portfolio's events
   * are in the order of their slices.
   */
  public void advance(int portfolio, long slice, Consumer<Event> out) {
    books[portfolio].advance(slice, out);
  }

  /**
   * Posts a fill and tells what it changed.
   *
   * @throws InvariantException if the fill is of a slice that has been marked, or outside the block
   */
  public void post(int portfolio, Fill fill, Consumer<Event> out) {
    books[portfolio].post(fill, out);
  }

  /**
   * Compares the positions that have changed with those that execution has made by its fills.
   *
   * @param slice up to which everything has been posted
   * @param executed those of execution that have changed since the last comparison
   * @throws InvariantException at the first difference, with both figures
   */
  public void reconcile(int portfolio, long slice, List<Stand> executed) {
    Reconciliation.changed(account(portfolio), slice, executed);
  }

  /** Compares all positions, those that execution does not have included. */
  public void reconcileAll(int portfolio, long slice, List<Stand> executed) {
    Reconciliation.all(account(portfolio), slice, executed);
  }

  /**
   * The account at the closes of a slice; fills of that slice must have been posted before.
   *
   * @param out is told what corporate actions have changed since it was last told
   * @throws InvariantException if a later slice has been marked
   */
  public Snapshot snapshot(int portfolio, long slice, Consumer<Event> out) {
    return books[portfolio].snapshot(slice, out);
  }

  /**
   * Whether a portfolio is to be told its account wherever something happened, because it may have
   * to act at once: a fill in an account on margin.
   */
  public boolean tells(int portfolio, List<? extends Event> happened) {
    return account(portfolio).lends() && happened.stream().anyMatch(Fill.class::isInstance);
  }

  /**
   * Equity, cash and exposure of the portfolio at every slice of the block. To be given back with
   * {@link #release} once read.
   *
   * @param out is told what corporate actions have changed since it was last told
   */
  public EquityFrame endBlock(int portfolio, Consumer<Event> out) {
    return books[portfolio].endBlock(out);
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
    return books[portfolio].close(out);
  }

  /** The books behind the figures, for tests that break them. */
  Account account(int portfolio) {
    return books[portfolio].account();
  }
}
