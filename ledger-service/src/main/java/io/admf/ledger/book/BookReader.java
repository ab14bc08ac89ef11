package io.admf.ledger.book;

import io.admf.config.BadInputException;
import io.admf.event.Bar;
import io.admf.event.CorporateAction;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.LotClose;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.Snapshot;
import io.admf.frame.Series;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.money.Instrument;
import io.admf.plan.FxSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a book of the events of one portfolio, of the series that it trades, and of those that are
 * rates of its currencies. Give it the events of the series first, then those of the portfolio,
 * each in order.
 *
 * <p>The deposit is no event: it is written from the plan. Every other entry is that of a
 * PORTFOLIO_UPDATE; what it was caused by is found among the events. Where a period ends before the
 * run does, marks are the closes of bars, divided by later splits.
 */
public final class BookReader {

  private final RunPlan plan;
  private final PortfolioSpec portfolio;
  private final Period period;
  private final Units units;
  private final Map<String, Long> opened = new TreeMap<>(); // first bar of each series
  private final Map<String, Double> opening = new TreeMap<>(); // closes, by series
  private final Map<String, Double> closing = new TreeMap<>();
  private final Map<String, Long> barSlices = new TreeMap<>(); // of the latest bar of each series
  private final Map<String, LotClose> closed = new TreeMap<>();
  private final Map<String, CorporateAction> actions = new TreeMap<>();
  private final Map<String, Fill> fills = new TreeMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<PositionClose> trades = new ArrayList<>();
  private long begun = Long.MAX_VALUE;
  private @Nullable Snapshot last;

  public BookReader(RunPlan plan, PortfolioSpec portfolio, Period period) {
    this.plan = plan;
    this.portfolio = portfolio;
    this.period = period;
    List<Instrument> traded =
        portfolio.series().stream().map(index -> plan.series().get(index).instrument()).toList();
    this.units = new Units(plan.currency(), traded);
  }

  /** Hears the next event; those that say nothing about books are passed over. */
  public void add(Event event) {
    begun = Math.min(begun, event.eventTime());
    switch (event) {
      case Bar bar -> bar(bar);
      case CorporateAction action -> action(action);
      case Fill fill -> fills.put(fill.eventId().toString(), fill);
      case PortfolioUpdate update -> entry(update);
      case LotClose close -> lot(close);
      case PositionClose close -> {
        long known = close.header().knownAt();
        if (known > period.after() && known <= period.until()) {
          trades.add(close);
        }
      }
      case Snapshot snapshot -> last = snapshot;
      default -> {
        // no money changes by it
      }
    }
  }

  private void bar(Bar bar) {
    String series = bar.container();
    opened.putIfAbsent(series, bar.eventTime());
    barSlices.put(series, bar.header().slice());
    if (bar.header().knownAt() <= period.after()) {
      opening.put(series, bar.close());
    }
    if (bar.header().knownAt() <= period.until()) {
      closing.put(series, bar.close());
    }
  }

  private void action(CorporateAction action) {
    String series = action.container();
    actions.put(action.eventId().toString(), action);
    boolean sinceTheBar = action.header().slice() > barSlices.getOrDefault(series, Long.MAX_VALUE);
    if (action.kind() == CorporateAction.Kind.SPLIT && sinceTheBar) {
      if (action.header().knownAt() <= period.after()) {
        opening.computeIfPresent(series, (name, mark) -> mark / action.ratio());
      }
      if (action.header().knownAt() <= period.until()) {
        closing.computeIfPresent(series, (name, mark) -> mark / action.ratio());
      }
    }
  }

  private void lot(LotClose close) {
    EventId cause = close.causationId();
    if (cause != null) {
      closed.put(Book.closing(cause.toString(), close.side(), close.lot()), close);
    }
  }

  private void entry(PortfolioUpdate update) {
    entries.add(
        new Entry(
            entries.size() + 1L,
            update.header().slice(),
            update.eventTime(),
            update.header().knownAt(),
            cause(update),
            update.entry()));
  }

  private Cause cause(PortfolioUpdate update) {
    if (!update.cause().isEmpty()) {
      return new Cause.Other(update.eventId().toString(), update.cause(), "");
    }
    EventId id = update.causationId();
    String name = id == null ? update.eventId().toString() : id.toString();
    Fill fill = fills.get(name);
    if (fill != null) {
      Instrument instrument = units.instrument(fill.symbol());
      if (instrument != null) {
        return new Cause.Trade(
            name,
            fill.side(),
            instrument,
            fill.quantity(),
            fill.price(),
            fill.reason(),
            commission(update.entry()),
            fill.order(),
            fill.lots());
      }
    }
    CorporateAction action = actions.get(name);
    String words = words(update.entry());
    if (action == null) {
      return new Cause.Other(name, words, id == null ? "" : symbol(id.container()));
    }
    return switch (action.kind()) {
      case SPLIT -> new Cause.Split(name, action.symbol(), action.ratio());
      case DIVIDEND ->
          new Cause.Other(
              name,
              "dividend",
              "%s, %s for each".formatted(action.symbol(), Units.price(action.amount())));
      case DELISTING -> new Cause.Other(name, "delisted", action.symbol() + " is paid out");
      case SYMBOL_CHANGE -> new Cause.Other(name, words, action.symbol());
    };
  }

  /** The symbol whose actions a series tells; the series where none has come. */
  private String symbol(String series) {
    for (CorporateAction action : actions.values()) {
      if (action.container().equals(series)) {
        return action.symbol();
      }
    }
    return series;
  }

  /** What an entry paid in commission, money units of the account's currency. */
  private static long commission(List<Posting> lines) {
    long sum = 0;
    for (Posting line : lines) {
      if (line.account().equals("Expenses:Commission")) {
        sum = Math.addExact(sum, line.amount());
      }
    }
    return sum;
  }

  /** What an entry of which no more is known is about: profit or loss, or what is settled. */
  private static String words(List<Posting> lines) {
    if (lines.isEmpty()) {
      return "nothing";
    }
    AccountName best = new AccountName(lines.getFirst().account());
    for (Posting line : lines) {
      AccountName account = new AccountName(line.account());
      if (account.result()) {
        return account.words();
      }
      best = best.cash() ? account : best;
    }
    return best.words().replaceFirst("( receivable| payable)?$", " paid");
  }

  /**
   * The book.
   *
   * @param run the id of the run
   * @throws BadInputException if the portfolio was not followed to the end
   * @throws InvariantException if the entries do not sum to what the last snapshot has
   */
  public Book book(String run) {
    Snapshot end = last;
    if (end == null) {
      throw new BadInputException(
          portfolio.comboId(), "has no books: it failed before its run ended");
    }
    long start = opened.values().stream().mapToLong(Long::longValue).min().orElse(begun);
    List<Entry> all = new ArrayList<>();
    all.add(deposit(start));
    all.addAll(entries);
    boolean whole = period.until() >= end.header().knownAt();
    Marks last = marks(closing);
    if (whole) {
      end.holdings().forEach(holding -> last.prices().put(holding.symbol(), holding.price()));
    }
    Book book =
        new Book(
            run,
            portfolio.container(),
            portfolio.name(),
            plan.currency(),
            portfolio.account().lots(),
            units,
            period,
            start,
            end.header().knownAt(),
            all,
            trades,
            closed,
            marks(opening),
            last);
    reconcile(book, end);
    if (whole) {
      expect(end, "equity", Worth.after(book).equity(), end.equity());
    }
    return book;
  }

  /** The closes of what the portfolio trades, and of the rates of currencies. */
  private Marks marks(Map<String, Double> closes) {
    Map<String, Double> prices = new TreeMap<>();
    for (int index : portfolio.series()) {
      Series series = plan.series().get(index);
      Double close = closes.get(series.id());
      if (close != null) {
        prices.put(series.symbol(), close);
      }
    }
    Map<String, Double> rates = new TreeMap<>();
    for (FxSpec rate : plan.rates()) {
      Double close = closes.get(plan.series().get(rate.series()).id());
      if (close != null) {
        rates.put(rate.currency(), rate.inverse() ? 1 / close : close);
      }
    }
    return new Marks(prices, rates);
  }

  private Entry deposit(long time) {
    ChartOfAccounts chart = ChartOfAccounts.of(plan.currency(), List.of());
    long capital = portfolio.initialCapital();
    return new Entry(
        0,
        0,
        time,
        time,
        new Cause.Deposit(),
        List.of(
            new Posting(chart.name(ChartOfAccounts.CASH), plan.currency(), capital),
            new Posting(chart.name(ChartOfAccounts.OPENING_BALANCE), plan.currency(), -capital)));
  }

  /** Nothing may be missing: the entries sum to the cash and the positions of the last snapshot. */
  private static void reconcile(Book book, Snapshot end) {
    Balances balances = Balances.of(book.entries());
    String currency = book.currency();
    long unsettled = balances.of("Assets:Unsettled", currency);
    expect(
        end,
        "cash",
        Math.addExact(balances.sum(currency, AccountName::cash), unsettled),
        end.cash());
    Map<String, Long> held = new TreeMap<>();
    for (Holding holding : end.holdings()) {
      held.merge(holding.symbol(), holding.quantity(), Math::addExact);
    }
    held.forEach(
        (symbol, units) -> expect(end, symbol, balances.sum(symbol, AccountName::stock), units));
  }

  private static void expect(Snapshot end, String what, long entries, long snapshot) {
    if (entries != snapshot) {
      throw new InvariantException(
          end.container(),
          end.header().slice(),
          "expected %s of %d as the last snapshot has it, the entries sum to %d"
              .formatted(what, snapshot, entries));
    }
  }
}
