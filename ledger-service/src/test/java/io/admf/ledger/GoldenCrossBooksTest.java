package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.event.Fill;
import io.admf.event.PositionClose;
import io.admf.fixture.Bars;
import io.admf.fixture.Oracles;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.RunPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The books of the golden cross of the S&P 500, 30 units, given its 18 fills: equity and cash of
 * every day as backtrader has them, and the profit of each trade.
 */
class GoldenCrossBooksTest {

  @ParameterizedTest
  @CsvSource({"0.0, 142410.09949", "0.001, 141540.114184"})
  void equity_of_every_day_is_that_of_the_other_engine(String fee, double end) throws IOException {
    List<String[]> rows = rows("data/sp500/sp500-2000.csv");
    List<String[]> trades =
        rows("expected/runs/spx_golden_50_200_size30_comm" + fee + "_fills.csv");
    List<String[]> curve =
        rows("expected/runs/spx_golden_50_200_size30_comm" + fee + "_equity.csv");
    List<String> dates = rows.stream().map(row -> row[0]).toList();
    List<BarBlock> blocks =
        Bars.blocks(500, rows.stream().map(GoldenCrossBooksTest::bar).toArray(double[][]::new));
    RunPlan plan =
        TradingPlans.plan(
            TradingPlans.series(new Instrument("SPX", 0, "USD")), TradingPlans.frictionless());
    List<Fill> fills =
        IntStream.range(0, trades.size())
            .mapToObj(i -> fill(i, trades.get(i), dates.indexOf(trades.get(i)[0]), blocks))
            .toList();

    Desk.Books books = Desk.run(plan, blocks, fills);

    assertThat(Money.toDouble(books.last().equity())).isCloseTo(end, within(1e-6));
    int offset = dates.indexOf(curve.getFirst()[0]);
    for (int i = 0; i < curve.size(); i++) {
      String[] day = curve.get(i);
      assertThat(Money.toDouble(books.equity()[offset + i]))
          .as(day[0])
          .isCloseTo(Double.parseDouble(day[1]), within(1e-6));
      assertThat(Money.toDouble(books.cash()[offset + i]))
          .as(day[0])
          .isCloseTo(Double.parseDouble(day[2]), within(1e-6));
    }
    List<PositionClose> closed =
        books.events().stream()
            .filter(PositionClose.class::isInstance)
            .map(PositionClose.class::cast)
            .toList();
    assertThat(closed).hasSize(9);
    for (int i = 0; i < 9; i++) {
      BigDecimal profit = new BigDecimal(trades.get(2 * i + 1)[7]);
      assertThat(closed.get(i).grossPnl()).isEqualTo(Money.of(profit));
    }
  }

  private static Fill fill(int number, String[] row, int slice, List<BarBlock> blocks) {
    long signed = Long.parseLong(row[4]);
    return Desk.fill(
        number,
        blocks.get(slice / 500),
        slice,
        "SPX",
        signed,
        Double.parseDouble(row[5]),
        Money.of(new BigDecimal(row[6])));
  }

  private static double[] bar(String[] row) {
    double[] bar = new double[4];
    for (int i = 0; i < 4; i++) {
      bar[i] = Double.parseDouble(row[i + 1]);
    }
    return bar;
  }

  private static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(Oracles.file(file)).stream().skip(1).map(l -> l.split(",")).toList();
  }
}
