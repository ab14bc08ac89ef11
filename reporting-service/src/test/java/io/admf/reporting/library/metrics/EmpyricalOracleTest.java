package io.admf.reporting.library.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.fixture.Oracles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Figures of empyrical's own tests (quantopian/empyrical@40f61b4f, Apache-2.0). Where empyrical
 * says infinity, ADMF says NaN: nothing to divide by.
 */
class EmpyricalOracleTest {

  private static final double NAN = Double.NaN;
  private static final double[] MIXED = {NAN, .01, .1, -.04, .02, .03, .02, .01, -.1};
  private static final double[] POSITIVE = {.01, .02, .01, .01, .01, .01, .01, .01, .01};
  private static final double[] NEGATIVE = {0, -.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05};
  private static final double[] FLAT = {.01, .01, .01, .01, .01, .01, .01, .01, .01};
  private static final Conventions DAILY = Conventions.of(252);

  @Test
  void the_figures_printed_by_empyrical_come_out() {
    assertThat(Returns.total(MIXED)).isCloseTo(0.03893, within(5e-6)); // printed so
    assertThat(Returns.annual(MIXED, 252)).isCloseTo(1.9135925373194231, within(1e-9));
    assertThat(Returns.volatility(MIXED, 252)).isCloseTo(.9136465399704637, within(1e-9));
    assertThat(Returns.sharpe(MIXED, DAILY)).isCloseTo(1.7238613961706866, within(1e-9));
    assertThat(Returns.sortino(MIXED, DAILY)).isCloseTo(2.605531251673693, within(1e-9));
    assertThat(Returns.calmar(MIXED, 252)).isCloseTo(19.135925373194233, within(1e-9));
    assertThat(Returns.downsideRisk(MIXED, DAILY)).isCloseTo(.60448325038829653, within(1e-9));
    assertThat(Returns.maxDrawdown(MIXED)).isCloseTo(-.1, within(1e-12));
    assertThat(Returns.sharpe(POSITIVE, DAILY)).isCloseTo(52.915026221291804, within(1e-9));
    assertThat(Returns.sharpe(NEGATIVE, DAILY)).isCloseTo(-24.406808633910085, within(1e-9));
    assertThat(Returns.sortino(NEGATIVE, DAILY)).isCloseTo(-13.5327430750434, within(1e-9));
    assertThat(Returns.maxDrawdown(NEGATIVE)).isCloseTo(-.365907303498736, within(1e-9));
  }

  @Test
  void what_is_not_defined_is_not_a_number_and_never_infinite() {
    assertThat(Returns.sharpe(FLAT, DAILY)).isNaN();
    assertThat(Returns.sortino(POSITIVE, DAILY)).isNaN();
    assertThat(Returns.calmar(POSITIVE, 252)).isNaN();
    assertThat(Returns.annual(new double[0], 252)).isNaN();
    assertThat(Returns.annual(new double[] {-3}, 252.5)).isNaN();
    assertThat(Returns.volatility(new double[] {.01}, 252)).isNaN();
  }

  @TestFactory
  List<DynamicTest> every_case_of_empyrical_for_the_functions_we_have() throws IOException {
    JsonNode all =
        new ObjectMapper()
            .readTree(Oracles.file("expected/metrics/empyrical_test_params.json").toFile());
    List<DynamicTest> tests = new ArrayList<>();
    for (String name :
        List.of(
            "test_cum_returns_final",
            "test_max_drawdown",
            "test_annual_ret",
            "test_cagr",
            "test_annual_volatility",
            "test_calmar",
            "test_sharpe_ratio",
            "test_downside_risk",
            "test_sortino")) {
      for (JsonNode example : all.get("cases").get(name)) {
        JsonNode expected = example.get(example.size() - 1);
        if (name.equals("test_cum_returns_final") && example.get(1).asDouble() != 0) {
          continue; // a starting value: our total is always of one unit
        }
        if (expected.isArray()) {
          double[] both = series(all, example.get(0));
          for (int column = 0; column < 2; column++) { // a table of two columns, row by row
            double[] returns = new double[both.length / 2];
            for (int i = 0; i < returns.length; i++) {
              returns[i] = both[2 * i + column];
            }
            tests.add(test(name, all, example, returns, expected.get(column)));
          }
        } else {
          tests.add(test(name, all, example, series(all, example.get(0)), expected));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests;
  }

  private static DynamicTest test(
      String name, JsonNode all, JsonNode example, double[] returns, JsonNode expected) {
    return DynamicTest.dynamicTest(
        name + " " + example,
        () -> {
          double actual = value(name, all, example, returns);
          if (expected.isTextual()) {
            assertThat(expected.asText()).isIn("nan", "inf");
            assertThat(actual).isNaN();
          } else {
            boolean rough = name.equals("test_cum_returns_final"); // printed with 4 or 5 decimals
            assertThat(actual).isCloseTo(expected.asDouble(), within(rough ? 5e-5 : 1e-9));
          }
        });
  }

  private static double value(String name, JsonNode all, JsonNode example, double[] returns) {
    double periods = 252;
    for (JsonNode argument : example) {
      periods =
          switch (argument.asText()) {
            case "weekly" -> 52;
            case "monthly" -> 12;
            case "yearly" -> 1;
            default -> periods;
          };
    }
    return switch (name) {
      case "test_cum_returns_final" -> Returns.total(returns);
      case "test_max_drawdown" -> Returns.maxDrawdown(returns);
      case "test_annual_ret", "test_cagr" -> Returns.annual(returns, periods);
      case "test_annual_volatility" -> Returns.volatility(returns, periods);
      case "test_calmar" -> Returns.calmar(returns, periods);
      case "test_sharpe_ratio" -> {
        JsonNode riskFree = example.get(1);
        yield riskFree.isTextual()
            ? Returns.sharpe(less(returns, series(all, riskFree)), Conventions.of(periods))
            : Returns.sharpe(returns, new Conventions(periods, riskFree.asDouble() * periods, 0));
      }
      case "test_downside_risk" ->
          Returns.downsideRisk(excess(all, example, returns), acceptable(example, periods));
      default -> Returns.sortino(excess(all, example, returns), acceptable(example, periods));
    };
  }

  private static double[] excess(JsonNode all, JsonNode example, double[] returns) {
    JsonNode required = example.get(1);
    return required.isTextual() ? less(returns, series(all, required)) : returns;
  }

  private static Conventions acceptable(JsonNode example, double periods) {
    JsonNode required = example.get(1);
    return new Conventions(periods, 0, required.isTextual() ? 0 : required.asDouble() * periods);
  }

  private static double[] less(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static double[] series(JsonNode all, JsonNode argument) {
    JsonNode values =
        argument.isTextual() ? all.get("series").get(argument.asText().substring(1)) : argument;
    double[] series = new double[values.size()];
    for (int i = 0; i < series.length; i++) {
      series[i] = values.get(i).isNull() ? NAN : values.get(i).asDouble();
    }
    return series;
  }
}
