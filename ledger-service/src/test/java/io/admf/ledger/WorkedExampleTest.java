package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Fill;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.Series;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Period;
import io.admf.ledger.export.Export;
import io.admf.ledger.statement.Statement;
import io.admf.ledger.statement.StatementText;
import io.admf.ledger.statement.Table;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.DividendDay;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small account whose every figure was checked by hand. */
class WorkedExampleTest {

  private static final List<Series> SERIES =
      TradingPlans.series(new Instrument("ABC", 0, "USD"), new Instrument("^GSPC", 0, "USD"));
  private static final double[] PRICES = {50, 52, 55, 27.5, 30, 28, 29};

  /** The example of docs/ledger.md. */
  static Book book(Period period) {
    RunPlan plan =
        Beside.acting(TradingPlans.plan(SERIES, TradingPlans.frictionless()), DividendDay.EX_DATE);
    double[][][] bars = new double[2][PRICES.length][];
    for (int slice = 0; slice < PRICES.length; slice++) {
      double price = PRICES[slice];
      bars[0][slice] = new double[] {price, price, price, price, 1};
      bars[1][slice] = new double[] {40, 40, 40, 40, 1};
    }
    List<BarBlock> plain = SparseBars.blocks(4096, bars);
    BarBlock block = plain.getFirst();
    List<BarBlock> blocks =
        Beside.with(
            plain,
            List.of(
                at(Beside.dividend(1, "ABC", 0, 0.5, 1), block),
                at(Beside.split(3, "ABC", 0, 2), block)));
    List<Fill> fills = new ArrayList<>();
    fills.add(Desk.fill(0, block, 0, "ABC", 100, 50, Money.of(1)));
    fills.add(Desk.fill(1, block, 0, "^GSPC", 3, 33.333333333, 0));
    fills.add(Desk.fill(2, block, 2, "ABC", -40, 55, Money.of(0.8)));
    fills.add(Desk.fill(3, block, 4, "ABC", -170, 30, Money.of(1.7)));
    fills.add(Desk.fill(4, block, 4, "^GSPC", -1, 40, 0));
    fills.add(Desk.fill(5, block, 5, "ABC", 20, 28, Money.of(0.2)));
    return Bookkeeping.book(plan, blocks, fills, period);
  }

  private static Action at(Action action, BarBlock block) {
    long time = block.sliceTime(action.offset());
    return new Action(
        action.offset(),
        action.symbol(),
        action.series(),
        action.effect(),
        time,
        time,
        action.ratio(),
        action.amount());
  }

  private static List<Table.Row> rows(Statement statement, Book book) {
    return statement.of(book).rows().stream().filter(row -> !row.sum()).toList();
  }

  private static String cells(Table.Row row) {
    return row.cells().stream()
        .map(cell -> cell instanceof BigDecimal number ? number.toPlainString() : cell + "")
        .collect(Collectors.joining(" "));
  }

  private static void check(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/books", name);
    if (Boolean.getBoolean("golden.accept")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @EnumSource(Statement.class)
  void every_statement_reads_as_it_should(Statement statement) throws IOException {
    check(
        statement.name().toLowerCase(Locale.ROOT) + ".txt",
        StatementText.of(statement, book(Period.WHOLE)));
  }

  @ParameterizedTest
  @EnumSource(Export.class)
  void every_tool_gets_the_text_it_should(Export export) throws IOException {
    check(
        "export-" + export.name().toLowerCase(Locale.ROOT) + ".txt",
        export.text(book(Period.WHOLE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary.txt", "lots.txt"})
  void the_manual_shows_the_example_as_it_is(String name) throws IOException {
    assertThat(Files.readString(Path.of("../docs/ledger.md")))
        .contains(Files.readString(Path.of("src/test/resources/books", name)));
  }

  /** Profit of a part is (exit - entry) x quantity less its shares of both commissions. */
  @Test
  void what_a_lot_gained_is_less_its_share_of_what_opening_and_closing_it_cost() {
    List<String> lots =
        rows(Statement.LOTS, book(Period.WHOLE)).stream().map(WorkedExampleTest::cells).toList();

    assertThat(lots)
        .containsExactly(
            // (55 - 50) x 40 = 200; 40/100 of 1.00 and all of 0.80
            "closed ABC 1 2024-10-05 2024-10-07 40 2000.00 2200.00 200.00 0.00 1.20 198.80 USD",
            // after 2 for 1, 120 at 25: (30 - 25) x 120 = 600; the 0.60 left and 120/170 of 1.70
            "closed ABC 1 2024-10-05 2024-10-09 120 3000.00 3600.00 600.00 0.00 1.80 598.20 USD",
            // a third of 100.00, rounded toward zero
            "closed ^GSPC 1 2024-10-05 2024-10-09 1 33.33333333 40.00 6.66666667 0.00 0.00 6.66666667 USD",
            // short 20 of 50: (30 - 28) x 20 = 40; 20/50 of 0.50 and all of 0.20
            "closed ABC 2 2024-10-09 2024-10-10 -20 -600.00 -560.00 40.00 0.00 0.40 39.60 USD",
            "open ABC 2 2024-10-09 null -30 -900.00 -870.00 30.00 0.00 0.30 29.70 USD",
            "open ^GSPC 1 2024-10-05 null 2 66.66666667 80.00 13.33333333 0.00 0.00 13.33333333 USD");
  }

  @Test
  void a_period_begins_with_what_the_one_before_ended_with() {
    long cut = 20_003 * Instants.DAY; // the close of the day before the split
    Book first = book(new Period(Long.MIN_VALUE, cut));
    Book second = book(new Period(cut, Long.MAX_VALUE));

    assertThat(rows(Statement.SUMMARY, first))
        .extracting(WorkedExampleTest::cells)
        .contains(
            "cash opening balance null 0.00",
            "cash sold 1 2200.00",
            "equity ABC null 3300.00", // 60 at 55
            "profit realised profit null 200.00",
            "profit change of unrealised profit null 320.00"); // 60 x 5, 3 x 40 - 100
    assertThat(rows(Statement.SUMMARY, second))
        .extracting(WorkedExampleTest::cells)
        .contains(
            "cash opening balance null 97148.20",
            "profit equity before null 100568.20", // and 3300, 120
            "profit change of unrealised profit null -276.66666667")
        .doesNotContain("cash deposit 1 100000.00");
    assertThat(rows(Statement.JOURNAL, first).size() + rows(Statement.JOURNAL, second).size())
        .isEqualTo(rows(Statement.JOURNAL, book(Period.WHOLE)).size());
    assertThat(rows(Statement.TRADES, first)).isEmpty();
    assertThat(rows(Statement.TRADES, second)).hasSize(1);
    assertThat(rows(Statement.LOTS, second)).hasSize(5);
  }

  @Test
  void beancount_agrees() {
    Tool.need("bean-check");
    assertThat(Tool.says(Export.BEANCOUNT.text(book(Period.WHOLE)), "bean-check", "{file}"))
        .as("no warning")
        .isEmpty();
  }

  @Test
  void ledger_agrees() {
    Tool.need("ledger");
    List<String> said =
        Tool.says(
            Export.LEDGER.text(book(Period.WHOLE)),
            "ledger",
            "--pedantic",
            "--lots",
            "--flat",
            "-f",
            "{file}",
            "balance",
            "Positions");
    assertThat(said)
        .as("the lots that are left")
        .startsWith(
            "-30 ABC {30.00000000 USD} [2024/10/09]  Assets:Positions:ABC",
            "2 ^GSPC {33.333333335 USD} [2024/10/05]  Assets:Positions:^GSPC");
  }
}
