package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.fixture.Oracles;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.money.Money;
import io.admf.plan.FillTiming;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The 18 fills that backtrader and backtesting.py agree on for the golden cross of the S&P 500, 30
 * units, 0.1 % commission, next open.
 */
class GoldenCrossFillsTest {

  @Test
  void orders_of_the_evening_before_get_the_prices_and_commissions_of_the_other_engines()
      throws IOException {
    List<String[]> rows = rows("data/sp500/sp500-2000.csv");
    List<String[]> expected = rows("expected/runs/spx_golden_50_200_size30_comm0.001_fills.csv");
    List<String> dates = rows.stream().map(row -> row[0]).toList();
    BarBlock block =
        Bars.block(rows.stream().map(GoldenCrossFillsTest::bar).toArray(double[][]::new));
    RunPlan plan =
        TradingPlans.plan(
            List.of(Bars.daily("SPX")), Floor.execution(FillTiming.NEXT_OPEN, 0, 0.1, 0));
    List<Order> orders = new ArrayList<>();
    for (String[] fill : expected) {
      OrderTerms terms = OrderTerms.market("SPX", Side.valueOf(fill[3]), 30);
      orders.add(Floor.order(plan, orders.size() + 1L, dates.indexOf(fill[0]) - 1L, terms));
    }

    List<Fill> fills = Floor.fills(Floor.run(plan, List.of(block), orders));

    assertThat(fills).hasSize(18);
    for (int i = 0; i < 18; i++) {
      Fill fill = fills.get(i);
      String[] row = expected.get(i);
      assertThat(dates.get((int) fill.header().slice())).isEqualTo(row[0]);
      assertThat(fill.price()).isEqualTo(Double.parseDouble(row[5]));
      assertThat(fill.commission()).isEqualTo(Money.of(new BigDecimal(row[6])));
      assertThat(fill.header().knownAt() - fill.eventTime()).isEqualTo(Instants.DAY);
    }
  }

  private static double[] bar(String[] row) {
    double[] bar = new double[5];
    for (int i = 0; i < 5; i++) {
      bar[i] = Double.parseDouble(row[i == 4 ? 6 : i + 1]);
    }
    return bar;
  }

  private static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(Oracles.file(file)).stream().skip(1).map(l -> l.split(",")).toList();
  }
}
