package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Fill;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.ledger.book.AccountName;
import io.admf.ledger.book.Balances;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Period;
import io.admf.ledger.export.Export;
import io.admf.ledger.statement.Statement;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.DividendDay;
import io.admf.plan.RunPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
              new Instrument("f", 2, "USD")));

  static Book book(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Series> series = SERIES.get((int) seed % 2);
    double[][][] bars = SparseBars.random(random.nextLong(), series.size(), 60, 0.7);
    for (double[][] its : bars) {
      its[0] = new double[] {50, 51, 49, 50, 1};
    }
    List<BarBlock> plain = SparseBars.blocks(4096, bars);
    List<Fill> fills = LedgerPropertyTest.fills(series, bars, plain.getFirst(), random, 150);
    RunPlan plan =
        Beside.acting(
            TradingPlans.plan(series, TradingPlans.frictionless()),
            DividendDay.values()[random.nextInt(2)]);
    return Bookkeeping.book(
        plan,
        Beside.with(plain, CorporateActionsTest.actions(random, series)),
        fills,
        Period.WHOLE);
  }

  /** Money by account, as the ledger has it; accounts without any are left out. */
  private static Map<String, BigDecimal> money(Book book) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Balances.of(book.entries())
        .all()
        .forEach(
            (account, units) -> {
              long sum = units.getOrDefault("USD", 0L);
              if (sum != 0) {
                sums.put(account.text(), BigDecimal.valueOf(sum, Money.DECIMALS));
              }
            });
    return sums;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void statements_of_any_book_agree_with_each_other(long seed) {
    Book book = book(seed);
    Statement.SUMMARY.of(book); // checks that equity is what it was and profit
    BigDecimal lots = BigDecimal.ZERO;
    for (var row : Statement.LOTS.of(book).rows()) {
      if ("closed".equals(row.cells().getFirst())) {
        lots = lots.add((BigDecimal) row.cells().get(8));
      }
    }
    BigDecimal posted = BigDecimal.ZERO;
    for (var entry : book.entries()) {
      if (!entry.cause().kind().equals("split")) { // a fraction that is paid closes no lot
        for (var line : entry.lines()) {
          if (new AccountName(line.account()).realised()) {
            posted = posted.subtract(BigDecimal.valueOf(line.amount(), Money.DECIMALS));
          }
        }
      }
    }
    assertThat(lots).as("gross of closed lots, seed %d", seed).isEqualByComparingTo(posted);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void beancount_counts_what_the_ledger_counted(long seed) {
    Tool.need("bean-check");
    Book book = book(seed);
    String text = Export.BEANCOUNT.text(book);
    assertThat(Tool.says(text, "bean-check", "{file}")).as("seed %d", seed).isEmpty();
    Map<String, BigDecimal> told = new TreeMap<>();
    for (String line :
        Tool.says(
            text,
            "bean-query",
            "-f",
            "csv",
            "-m", // numbers alone
            "{file}",
            "select account, sum(cost(position)) group by account")) {
      String[] cells = line.split(",", -1);
      if (cells[0].contains(":")) {
        BigDecimal sum =
            new BigDecimal(cells[1].isBlank() ? "0" : cells[1].strip())
                .setScale(Money.DECIMALS, RoundingMode.HALF_EVEN);
        if (sum.signum() != 0) {
          told.put(cells[0].strip(), sum);
        }
      }
    }
    assertThat(told.values())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(money(book).values());
    assertThat(told.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(BigDecimal.ZERO);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void ledger_counts_what_the_ledger_counted(long seed) {
    Tool.need("ledger");
    Book book = book(seed);
    Map<String, BigDecimal> told = new TreeMap<>();
    for (String line :
        Tool.says(
            Export.LEDGER.text(book),
            "ledger",
            "--pedantic",
            "-B",
            "--flat",
            "--no-total",
            "--balance-format",
            "%(account)\t%(quantity(display_total))\n",
            "-f",
            "{file}",
            "balance")) {
      String[] cells = line.split("\t", -1);
      told.put(
          cells[0], new BigDecimal(cells[1]).setScale(Money.DECIMALS, RoundingMode.UNNECESSARY));
    }
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
