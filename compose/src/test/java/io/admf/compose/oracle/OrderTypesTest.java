package io.admf.compose.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.execution.ExecutionKernel;
import io.admf.execution.ExecutionKinds;
import io.admf.fixture.Bars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.plan.RunPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * backtrader's order types on AAPL 2013 (aapl2013_ordertypes_fills.csv of the oracles; the bars
 * come with ta4j-examples), fill by fill. backtrader lets orders that hang on another meet the next
 * bar first, and trails by closes.
 */
class OrderTypesTest {

  private static final double NONE = Double.NaN;

  private final List<String> dates = new ArrayList<>();
  private final List<double[]> bars = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();

  private void read() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                OrderTypesTest.class.getResourceAsStream("/appleinc_bars_from_20130101_usd.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> cells = List.of(line.split(",", -1));
        dates.add(cells.getFirst());
        bars.add(cells.subList(1, 6).stream().mapToDouble(Double::parseDouble).toArray());
      }
    }
  }

  private void order(String decided, OrderTerms terms, long parent, long group) {
    int slice = dates.indexOf(decided);
    assertThat(slice).as(decided).isNotNegative();
    long number = orders.size() + 1L;
    Header header =
        new Header(
            new EventId("portfolio_c0001", EventType.ORDER, number - 1),
            "c0001-T" + number,
            null,
            0,
            0,
            slice);
    orders.add(new Order(header, number, terms, new Contingency(parent, group), "oracle"));
  }

  private static OrderTerms terms(
      OrderType type, Side side, long quantity, double limit, double stop) {
    return new OrderTerms("AAPL", side, quantity, type, limit, stop);
  }

  private void orders() {
    order("2013-01-08", terms(OrderType.LIMIT, Side.BUY, 100, 514.8, NONE), 0, 0);
    order("2013-01-30", terms(OrderType.STOP, Side.SELL, 100, NONE, 433.99), 0, 0);
    order("2013-03-28", terms(OrderType.STOP_LIMIT, Side.BUY, 50, 451.51, 447.09), 0, 0);
    order("2013-05-10", OrderTerms.market("AAPL", Side.SELL, 50), 0, 0);
    order("2013-05-24", OrderTerms.market("AAPL", Side.BUY, 40), 0, 0);
    order("2013-05-24", terms(OrderType.STOP, Side.SELL, 40, NONE, 427.34), 5, 1);
    order("2013-05-24", terms(OrderType.LIMIT, Side.SELL, 40, 471.86, NONE), 5, 1);
    order("2013-08-06", OrderTerms.market("AAPL", Side.BUY, 20), 0, 0);
    order(
        "2013-08-07",
        terms(OrderType.TRAILING_STOP, Side.SELL, 20, NONE, 451.0306)
            .with(OrderRules.PLAIN.trailing(3, true)),
        0,
        0);
    order("2013-11-13", terms(OrderType.MARKET_ON_CLOSE, Side.BUY, 10, NONE, NONE), 0, 0);
    order("2013-11-27", OrderTerms.market("AAPL", Side.SELL, 10), 0, 0);
  }

  private List<Event> run() {
    ComponentSpec none = ComponentSpec.of("none");
    ExecutionSpec execution =
        new ExecutionSpec(
            "backtrader",
            FillTiming.NEXT_OPEN,
            none,
            new ComponentSpec("percent", Map.of("percent", 0.1)),
            0,
            none,
            none,
            none,
            new MatchingSpec(Intrabar.PESSIMISTIC, false, null, false, true, true));
    RunPlan plan = TradingPlans.plan(List.of(Bars.daily("AAPL")), execution);
    List<ComponentKind<?, ?>> kinds = ExecutionKinds.ALL;
    Components components =
        Components.of(kinds, new ComponentScanner(kinds).beside(ExecutionKernel.class));
    ExecutionKernel kernel = ExecutionKernel.ofFigures(plan, components);
    BarBlock block = Bars.block(bars.toArray(double[][]::new));
    kernel.bars(block);
    List<Event> events = new ArrayList<>();
    int next = 0;
    for (long slice = 0; slice <= block.lastSlice(); slice++) {
      kernel.match(0, slice, slice, events::add);
      for (; next < orders.size() && orders.get(next).header().slice() == slice; next++) {
        kernel.accept(0, orders.get(next));
      }
    }
    return events;
  }

  @Test
  void every_fill_is_the_one_that_backtrader_makes() throws IOException {
    read();
    orders();
    List<String> fills = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    long cash = Money.of(100_000);
    for (Event event : run()) {
      String date = dates.get((int) event.header().slice());
      if (event instanceof Fill fill) {
        double price = Math.rint(fill.price() * 1e6) / 1e6;
        fills.add("%s %d %s".formatted(date, fill.side().sign() * fill.quantity(), price));
        cash -= fill.side().sign() * Money.of(fill.price() * fill.quantity()) + fill.commission();
      } else if (event instanceof OrderCancelled end) {
        ends.add("%s %d %s".formatted(date, end.order(), end.reason()));
      }
    }
    assertThat(fills)
        .containsExactly(
            "2013-01-14 100 502.68",
            "2013-03-01 -100 433.99",
            "2013-05-02 50 447.09",
            "2013-05-13 -50 451.51",
            "2013-05-28 40 449.9",
            "2013-06-19 -40 427.34",
            "2013-08-07 20 463.8",
            "2013-08-27 -20 492.5078",
            "2013-11-14 10 528.16",
            "2013-11-29 -10 549.48");
    assertThat(ends).containsExactly("2013-06-19 7 sibling_filled");
    assertThat(cash / (double) Money.SCALE).isCloseTo(93_033.366844, within(1e-6));
  }
}
