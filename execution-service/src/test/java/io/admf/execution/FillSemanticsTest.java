package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.fixture.Oracles;
import io.admf.fixture.TradingPlans;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.RunPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fills of PyAlgoTrade's tests (gbeced/pyalgotrade, testcases/broker_backtesting_test.py):
 * orders placed before the first bar. Bar, quantity, price and reason of each fill.
 */
class FillSemanticsTest {

  @ParameterizedTest(name = "{0}: {1} {2} limit {3} stop {4} on {5}")
  @CsvSource(
      nullValues = "-",
      value = {
        "market,                buy,  -,  -,  12 15 8 12,                        1, 12, next_open",
        "limit,                 buy,  10, -,  12 15 8 12,                        1, 10, limit",
        "limit better,          buy,  14, -,  12 15 8 12,                        1, 12, limit_better_open",
        "limit better,          sell, 15, -,  16 17 8 10,                        1, 16, limit_better_open",
        "limit gap,             buy,  20, -,  10 15 8 10,                        1, 10, limit_better_open",
        "limit gap,             sell, 30, -,  35 40 32 35,                       1, 35, limit_better_open",
        "limit missed,          buy,  5,  -,  10 15 8 12,                        0, 0,  -",
        "stop,                  sell, -,  9,  10 15 10 12|10 15 8 12,            2, 9,  stop",
        "stop gap,              sell, -,  9,  10 15 10 12|5 8 4 7,               2, 5,  stop_gap_open",
        "stop,                  buy,  -,  11, 8 10 7 9|10 15 8 12,               2, 11, stop",
        "stop gap,              buy,  -,  11, 8 10 7 9|15 20 13 14,              2, 15, stop_gap_open",
        "stop limit both,       buy,  12, 10, 9 15 8 14,                         1, 10, stop_limit",
        "stop limit both,       sell, 6,  8,  9 10 5 8,                          1, 8,  stop_limit",
        "stop limit gap,        buy,  12, 10, 11 15 9 14,                        1, 11, stop_limit_gap_open",
        "stop limit gap,        buy,  17, 15, 18 18 16 18,                       1, 17, limit",
        "stop limit later,      buy,  12, 10, 8 9 7 8|13 15 13 14|13 15 10 14,   3, 12, limit",
        "stop limit later open, buy,  12, 10, 8 9 7 8|13 18 13 17|7 9 6 8,       3, 7,  limit_better_open",
        "stop limit in doubt,   buy,  10, 12, 11 13 9 11,                        0, 0,  -",
        "stop limit in doubt,   sell, 12, 10, 11 13 9 11,                        0, 0,  -",
        "stop limit by close,   buy,  10, 12, 11 13 9 10,                        1, 10, limit",
        "stop limit by close,   sell, 12, 10, 11 13 9 12,                        1, 12, limit",
        "stop limit by open,    buy,  10, 12, 12.5 13 9 11,                      1, 10, limit",
      })
  void a_bar_fills_an_order_at(
      String name,
      String side,
      Double limit,
      Double stop,
      String bars,
      int bar,
      double price,
      String reason) {
    List<Fill> fills = fills(terms(side, limit, stop, 1), bars(bars), TradingPlans.frictionless());
    if (bar == 0) {
      assertThat(fills).isEmpty();
    } else {
      assertThat(fills).hasSize(1);
      Fill fill = fills.getFirst();
      assertThat(fill.header().slice()).isEqualTo(bar - 1);
      assertThat(fill.price()).isEqualTo(price);
      assertThat(fill.reason()).isEqualTo(reason);
      boolean atOpen = reason.endsWith("open");
      assertThat(fill.header().knownAt() - fill.eventTime())
          .isEqualTo(atOpen ? 86_400_000_000_000L : 0);
    }
  }

  @Test
  void a_quarter_of_the_volume_fills_in_parts() {
    List<Fill> fills =
        fills(
            terms("buy", 10.0, null, 10),
            bars("12 15 8 12 10|12 15 8 12 20|12 15 8 12 20"),
            capped(0.25));
    assertThat(fills).extracting(Fill::quantity).containsExactly(2L, 5L, 3L);
    assertThat(fills).extracting(Fill::remaining).containsExactly(8L, 3L, 0L);
    assertThat(fills).extracting(Fill::price).containsOnly(10.0);
  }

  @TestFactory
  List<DynamicTest> all_cases_of_the_oracle_file() throws IOException {
    JsonNode cases =
        new ObjectMapper()
            .readTree(Oracles.file("expected/fill_semantics.json").toFile())
            .get("cases");
    assertThat(cases).hasSize(21);
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode node : cases) {
      tests.add(dynamicTest(node.get("test").asText(), () -> check(node)));
    }
    return tests;
  }

  private static void check(JsonNode node) {
    JsonNode order = node.get("order");
    OrderTerms terms =
        terms(
            order.get("side").asText(),
            order.has("limit") ? order.get("limit").asDouble() : null,
            order.has("stop") ? order.get("stop").asDouble() : null,
            order.get("qty").asLong());
    List<double[]> bars = new ArrayList<>();
    for (JsonNode bar : node.get("bars")) {
      double[] values = new double[bar.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = bar.get(i).asDouble();
      }
      bars.add(values);
    }
    boolean partial = node.has("fills");
    List<Fill> fills =
        fills(
            terms,
            bars.toArray(double[][]::new),
            partial ? capped(0.25) : TradingPlans.frictionless());
    List<List<Double>> actual =
        fills.stream()
            .map(f -> List.of(f.header().slice() + 1.0, (double) f.quantity(), f.price()))
            .toList();
    List<List<Double>> expected = new ArrayList<>();
    if (partial) {
      for (JsonNode fill : node.get("fills")) {
        expected.add(
            List.of(fill.get(0).asDouble(), fill.get(1).asDouble(), fill.get(2).asDouble()));
      }
    } else if (!node.get("fill").isNull()) {
      double bar = node.has("fill_bar") ? node.get("fill_bar").asDouble() : 1;
      expected.add(List.of(bar, (double) terms.quantity(), node.get("fill").asDouble()));
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static List<Fill> fills(OrderTerms terms, double[][] bars, ExecutionSpec execution) {
    RunPlan plan = TradingPlans.plan(List.of(Bars.daily("ABC")), execution);
    Order order = Floor.order(plan, 1, -1, terms);
    return Floor.fills(Floor.run(plan, Bars.blocks(bars.length, bars), List.of(order)));
  }

  private static ExecutionSpec capped(double cap) {
    return Floor.execution(FillTiming.NEXT_OPEN, 0, 0, cap);
  }

  private static OrderTerms terms(String side, Double limit, Double stop, long quantity) {
    Side of = Side.valueOf(side.toUpperCase(Locale.ROOT));
    if (stop == null) {
      return limit == null
          ? OrderTerms.market("ABC", of, quantity)
          : Floor.limit("ABC", of, quantity, limit);
    }
    return limit == null
        ? Floor.stop("ABC", of, quantity, stop)
        : Floor.stopLimit("ABC", of, quantity, stop, limit);
  }

  private static double[][] bars(String text) {
    List<double[]> bars = new ArrayList<>();
    for (String bar : text.split("\\|")) {
      String[] words = bar.trim().split(" ");
      double[] values = new double[words.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.parseDouble(words[i]);
      }
      bars.add(values);
    }
    return bars.toArray(double[][]::new);
  }
}
