package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Fill;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.Series;
import io.admf.ledger.book.AccountName;
import io.admf.ledger.book.Balances;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Period;
import io.admf.ledger.export.Export;
import io.admf.ledger.statement.Statement;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.FxSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random books: whatever is in them, the tools count what the ledger counted. */
class ExportPropertyTest {

  private static final List<List<Series>> SERIES =
      List.of(
          TradingPlans.series(
              new Instrument("AAA", 0, "USD"),
              new Instrument("BBB", 3, "USD"),
              new Instrument("CCC", 8, "USD")),
          TradingPlans.series(
              new Instrument("^GSPC", 0, "USD"),
              new Instrument("BTC-USD", 8, "USD"),
              new Instrument("005930.KS", 0, "USD"),
              new Instrument("f", 2, "USD")),
          TradingPlans.series(
              new Instrument("SAP.DE", 0, "EUR"),
              new Instrument("EURUSD=X", 2, "USD"),
              new Instrument("ESH4", 0, "USD", 1, 50, 0, true),
              new Instrument("FDAX", 0, "EUR", 1, 25, 0, true)));

  /** Interest, fees, sales that are settled two weekdays later, bought on credit. */
  private static AccountSpec ruled(LotMethod method, boolean hedging) {
    return new AccountSpec(
        AccountKind.MARGIN,
        method,
        hedging,
        MarginSpec.REG_T,
        new RatesSpec(0.02, 0.07, 0.05, List.of(), 360),
        2);
  }

  static Book book(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Series> series = SERIES.get((int) seed % SERIES.size());
    double[][][] bars = SparseBars.random(random.nextLong(), series.size(), 60, 0.7);
    for (double[][] its : bars) {
      its[0] = new double[] {50, 51, 49, 50, 1};
    }
    List<BarBlock> plain = SparseBars.blocks(4096, bars);
    LotMethod method = LotMethod.values()[random.nextInt(LotMethod.values().length)];
    RunPlan plan =
        Desk.under(
            method,
            Beside.acting(
                TradingPlans.plan(series, TradingPlans.frictionless()),
                DividendDay.values()[random.nextInt(2)]));
    boolean abroad = series.getFirst().instrument().currency().equals("EUR");
    if (abroad) {
      plan = plan.converting(List.of(new FxSpec("EUR", 1, seed % 2 == 0)));
    }
    boolean hedging = seed % 4 == 3;
    if (abroad || hedging || random.nextBoolean()) {
      plan =
          plan.with(
              plan.portfolios().stream()
                  .map(p -> p.with(ruled(method, hedging), OrdersSpec.PLAIN))
                  .toList());
    }
    List<Series> shares = series.stream().filter(each -> !each.instrument().future()).toList();
    List<Fill> fills = LedgerPropertyTest.fills(series, bars, plain.getFirst(), random, 150);
    List<Action> actions = CorporateActionsTest.actions(random, shares);
    return Bookkeeping.book(
        plan,
        Beside.with(plain, actions),
        hedging ? HedgedAccountTest.fills(random, series, bars, actions, plain.getFirst()) : fills,
        Period.WHOLE);
  }

  /** Money by account and currency, as the ledger has it; where there is none it is left out. */
  private static Map<String, BigDecimal> money(Book book) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Balances.of(book.entries())
        .all()
        .forEach(
            (account, units) -> {
              for (String currency : List.of("EUR", "USD")) {
                long sum = units.getOrDefault(currency, 0L);
                if (sum != 0) {
                  sums.put(account.text() + ' ' + currency, decimal(sum));
                }
              }
            });
    return sums;
  }

  private static BigDecimal decimal(long money) {
    return BigDecimal.valueOf(money, Money.DECIMALS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void statements_of_any_book_agree_with_each_other(long seed) {
    Book book = book(seed);
    Statement.SUMMARY.of(book); // checks that equity is what it was and profit
    BigDecimal lots = BigDecimal.ZERO;
    BigDecimal byCurrency = BigDecimal.ZERO;
    for (var row : Statement.LOTS.of(book).rows()) {
      if ("closed".equals(row.cells().getFirst())) {
        lots = lots.add((BigDecimal) row.cells().get(8));
        byCurrency = byCurrency.add((BigDecimal) row.cells().get(9));
      }
    }
    BigDecimal posted = BigDecimal.ZERO;
    BigDecimal gains = BigDecimal.ZERO;
    for (var entry : book.entries()) {
      if (!entry.cause().kind().equals("split")) { // a fraction that is paid closes no lot
        for (var line : entry.lines()) {
          boolean currency = line.account().equals("Income:FX");
          if (new AccountName(line.account()).realised() || currency) {
            posted = posted.subtract(decimal(line.amount()));
          }
          if (currency) {
            gains = gains.subtract(decimal(line.amount()));
          }
        }
      }
    }
    assertThat(lots).as("gross of closed lots, seed %d", seed).isEqualByComparingTo(posted);
    assertThat(byCurrency).as("by currency, seed %d", seed).isEqualByComparingTo(gains);
  }

  /**
   * 103 units that cost 10,000.03 become 51 by a split of 1 for 2; the half that is paid for cost
   * 97.08766990, of which the last lot has 0.03.
   */
  @Test
  void a_lot_that_cost_less_than_nothing_is_held_at_nothing_and_the_rest_is_money() {
    List<Series> series = TradingPlans.series(new Instrument("AAA", 0, "USD"));
    double[] bar = {100, 100, 100, 100, 1};
    List<BarBlock> plain = SparseBars.blocks(4096, new double[][][] {{bar, bar, bar}});
    BarBlock block = plain.getFirst();
    Book book =
        Bookkeeping.book(
            Beside.acting(
                TradingPlans.plan(series, TradingPlans.frictionless()), DividendDay.EX_DATE),
            Beside.with(plain, List.of(Beside.split(1, "AAA", 0, 0.5))),
            List.of(
                Desk.fill(0, block, 0, "AAA", 100, 100, 0),
                Desk.fill(1, block, 0, "AAA", 3, 0.01, 0),
                Desk.fill(2, block, 2, "AAA", -51, 200, 0)),
            Period.WHOLE);
    String text = Export.BEANCOUNT.text(book);
    assertThat(text)
        .contains("1 AAA {{0.00000000 USD", "Assets:Positions:AAA  -97.05766990 USD")
        .contains("Assets:Positions:AAA  97.05766990 USD")
        .contains("balance Assets:Positions:AAA  0.00000000 USD");
    Tool.need("bean-check");
    assertThat(Tool.says(text, "bean-check", "{file}")).isEmpty();
    Tool.need("ledger");
    Tool.says(Export.LEDGER.text(book), "ledger", "--pedantic", "-f", "{file}", "balance");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void beancount_counts_what_the_ledger_counted(long seed) {
    Tool.need("bean-check");
    Book book = book(seed);
    String text = Export.BEANCOUNT.text(book);
    assertThat(Tool.says(text, "bean-check", "{file}")).as("seed %d", seed).isEmpty();
    List<String> lines =
        Tool.says(
            text,
            "bean-query",
            "-f",
            "csv",
            "-m", // a column for each currency
            "{file}",
            "select account, sum(cost(position)) group by account");
    List<BigDecimal> told = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      for (int column = 1; column < cells.length; column++) {
        String number = cells[column].strip();
        BigDecimal sum = new BigDecimal(number.isEmpty() ? "0" : number);
        if (sum.signum() != 0) {
          told.add(sum.setScale(Money.DECIMALS, RoundingMode.HALF_EVEN));
        }
      }
    }
    assertThat(told).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(money(book).values());
    assertThat(told.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(BigDecimal.ZERO);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void ledger_counts_what_the_ledger_counted(long seed) {
    Tool.need("ledger");
    Book book = book(seed);
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (String line :
        Tool.says(
            Export.LEDGER.text(book),
            "ledger",
            "--pedantic",
            "-B",
            "--register-format",
            "%(account)\t%(display_amount)\n",
            "-f",
            "{file}",
            "register")) {
      String[] cells = line.split("\t", -1);
      String[] amount = cells[1].split(" ", -1);
      if (amount.length == 2) { // the others are nothing
        sums.merge(cells[0] + ' ' + amount[1], new BigDecimal(amount[0]), BigDecimal::add);
      }
    }
    Map<String, BigDecimal> told = new TreeMap<>();
    sums.forEach(
        (key, sum) -> {
          if (sum.signum() != 0) {
            told.put(key, sum);
          }
        });
    assertThat(told).as("seed %d", seed).isEqualTo(money(book));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void hledger_balances_it_too(long seed) {
    Tool.need("hledger");
    String text = Export.LEDGER.text(book(seed));
    assertThat(Tool.says(text, "hledger", "-f", "{file}", "check", "--strict")).isEmpty();
    assertThat(Tool.says(text, "hledger", "-f", "{file}", "balance", "-B").getLast().strip())
        .as("seed %d", seed)
        .isEqualTo("0");
  }
}
