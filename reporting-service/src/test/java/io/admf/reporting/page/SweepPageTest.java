package io.admf.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.admf.plan.RunPlan;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.admf.reporting.results.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The maps of a sweep in a real browser. */
class SweepPageTest extends BrowserPages {

  private static final RunPlan PLAN = Plans.grid("sweep", 6, 4, "low", "high");

  @TempDir Path results;

  private Page open(Path run) {
    return open(run.resolve("report.html").toUri().toString(), ColorScheme.LIGHT);
  }

  private static JsonNode portfolios(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("summary.json").toFile()).get("portfolios");
  }

  /** A cell as the chart was given it. */
  private record Cell(String x, String y, Object value) {}

  private static List<Cell> cells(Page page) {
    List<Cell> cells = new ArrayList<>();
    for (Object cell :
        (List<?>)
            page.evaluate(
                """
                () => {
                  const option = echarts.getInstanceByDom(document.querySelector('#map-chart')).getOption();
                  return option.series[0].data.map(([x, y, value]) => [option.xAxis[0].data[x], option.yAxis[0].data[y], value]);
                }
                """)) {
      List<?> parts = (List<?>) cell;
      cells.add(new Cell(parts.get(0).toString(), parts.get(1).toString(), parts.get(2)));
    }
    return cells;
  }

  /** What all portfolios of a cell made, best first. */
  private static Map<String, List<Double>> byCell(Path run, String metric) throws IOException {
    Map<String, List<Double>> values = new TreeMap<>();
    for (JsonNode portfolio : portfolios(run)) {
      JsonNode parameters = portfolio.get("parameters");
      String cell =
          parameters.get("momentum.fast_period").asText()
              + " "
              + parameters.get("momentum.slow_period").asText();
      JsonNode value = portfolio.get("metrics").get(metric);
      if (!value.isNull()) {
        values.computeIfAbsent(cell, _ -> new ArrayList<>()).add(value.asDouble());
      }
    }
    values.values().forEach(all -> all.sort(Comparator.reverseOrder()));
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "sharpe, best, 0",
    "sharpe, worst, 1",
    "max_drawdown, best, 0",
    "final_equity, median, 1"
  })
  void a_cell_shows_the_figure_of_the_summary(String metric, String which, int place)
      throws IOException {
    Path run = Reported.write(results, PLAN, 7, 300, 64);
    Map<String, List<Double>> expected = byCell(run, metric);
    try (Page page = open(run)) {
      page.selectOption("#map-metric", metric);
      page.selectOption("#map-of", which);
      List<Cell> cells = cells(page);
      assertThat(cells).hasSize(24).hasSameSizeAs(expected.entrySet());
      for (Cell cell : cells) {
        double value = ((Number) cell.value()).doubleValue();
        double known = expected.get(cell.x() + " " + cell.y()).get(place);
        assertThat(value)
            .as("%s at %s", metric, cell)
            .isCloseTo(
                known,
                within(
                    metric.equals("sharpe")
                        ? 5.1e-6 * Math.abs(known)
                        : metric.equals("final_equity") ? 0.00501 : 5.1e-7));
      }
      assertThat(page.textContent("#map-note"))
          .contains("up to 2 combinations", which.equals("median") ? "in the middle" : which);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_cell_tells_its_combination_and_opens_it() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 300, 64);
    try (Page page = open(run)) {
      JsonNode best = null;
      for (JsonNode portfolio : portfolios(run)) {
        double sharpe = portfolio.get("metrics").get("sharpe").asDouble();
        if (best == null || sharpe > best.get("metrics").get("sharpe").asDouble()) {
          best = portfolio;
        }
      }
      JsonNode parameters = best.get("parameters");
      double[] at = middle(page, parameters);
      page.mouse().move(at[0] - 3, at[1] - 3);
      page.mouse().move(at[0], at[1]);
      page.waitForSelector("#map-chart .tip");
      String combo = best.get("combo_id").asText();
      assertThat(page.textContent("#map-chart .tip b")).isEqualTo(combo);
      assertThat(page.textContent("#map-chart .tip"))
          .contains("risk" + parameters.get("risk").asText())
          .contains("in this cell2 combinations");
      page.locator("#ranking tbody tr.open").nth(3).click();
      assertThat(page.textContent("#portfolio-title")).doesNotEndWith(combo);
      at = middle(page, parameters);
      page.mouse().click(at[0], at[1]);
      assertThat(page.textContent("#portfolio-title")).endsWith(combo);
      assertThat(page.getAttribute("#map-chart", "aria-label")).contains(combo);
    }
    assertThat(complaints).isEmpty();
  }

  /** Where a portfolio's cell is in the window. */
  private static double[] middle(Page page, JsonNode parameters) {
    page.locator("#map-chart").scrollIntoViewIfNeeded();
    List<?> at =
        (List<?>)
            page.evaluate(
                """
                ([x, y]) => {
                  const node = document.querySelector('#map-chart');
                  const at = echarts.getInstanceByDom(node).convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [x, y]);
                  const box = node.getBoundingClientRect();
                  return [box.left + at[0], box.top + at[1]];
                }
                """,
                List.of(
                    parameters.get("momentum.fast_period").asText(),
                    parameters.get("momentum.slow_period").asText()));
    return at.stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
  }

  @Test
  void axes_and_metric_are_chosen_from_the_keyboard_and_axes_change_places() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 300, 64);
    try (Page page = open(run)) {
      assertThat(page.textContent("#map-title"))
          .isEqualTo("Sharpe over fast_period and slow_period");
      page.focus("#map-metric");
      page.keyboard().press("ArrowDown");
      assertThat(page.textContent("#map-title")).startsWith("Sortino over");
      page.focus("#map-x");
      page.keyboard().press("ArrowDown");
      assertThat(page.textContent("#map-title")).endsWith("over slow_period and fast_period");
      page.keyboard().press("ArrowDown");
      assertThat(page.textContent("#map-title")).endsWith("over risk and fast_period");
      assertThat(cells(page)).hasSize(12);
      assertThat(page.textContent("#map-note")).contains("up to 4 combinations");
      page.selectOption("#map-y", "1");
      assertThat(page.textContent("#map-title")).endsWith("over risk and slow_period");
      page.selectOption("#map-y", "2");
      assertThat(page.textContent("#map-title")).endsWith("over slow_period and risk");
      page.selectOption("#map-x", "2");
      assertThat(page.textContent("#map-title")).endsWith("over risk and slow_period");
      page.selectOption("#map-x", "0");
      assertThat(cells(page)).hasSize(24);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void what_is_not_defined_is_told_apart_from_what_is_not_there() throws IOException {
    // in 20 bars only those that hold for a few have closed a trade
    Path run = Reported.write(results, Plans.grid("young", 3, 2, "low"), 7, 20, 64);
    Map<String, List<Double>> known = byCell(run, "average_trade");
    assertThat(known.size()).isBetween(1, 5);
    try (Page page = open(run)) {
      page.selectOption("#map-metric", "average_trade");
      assertThat(cells(page).stream().filter(cell -> cell.value() == null))
          .hasSize(6 - known.size());
      assertThat(page.textContent("#map-legend"))
          .contains("not defined")
          .doesNotContain("no combination");
      assertThat(page.locator("#map-of").isDisabled()).isTrue();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void lines_are_kept_by_dragging_along_an_axis_and_let_through_again() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 300, 64);
    try (Page page = open(run)) {
      page.locator("#lines-chart").scrollIntoViewIfNeeded();
      assertThat(page.locator("#lines-clear").isHidden()).isTrue();
      BoundingBox box = page.locator("#lines-chart").boundingBox();
      // the lower half of the first axis: fast periods 5, 10 and 15 of an axis from 5 to 30
      double x = box.x + 46;
      page.mouse().move(x, box.y + 420 - 24);
      page.mouse().down();
      page.mouse().move(x, box.y + 330);
      page.mouse().move(x, box.y + 44 + (420 - 68) / 2.0);
      page.mouse().up();
      becomesTrue(page, "document.querySelector('#lines-chosen').textContent !== ''");
      assertThat(page.textContent("#lines-chosen"))
          .startsWith("24 combinations selected; best by sharpe: c00");
      page.click("#lines-clear");
      assertThat(page.textContent("#lines-chosen")).isEmpty();
      assertThat(page.locator("#lines-clear").isHidden()).isTrue();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void metrics_become_axes_and_leave_again() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 300, 64);
    try (Page page = open(run)) {
      assertThat(axes(page))
          .containsExactly(
              "fast_period",
              "slow_period",
              "risk",
              "Total return",
              "Sharpe",
              "Max drawdown",
              "Trades");
      page.click("#lines-section summary");
      page.check("#lines-metrics input[value=win_rate]");
      page.uncheck("#lines-metrics input[value=trades]");
      assertThat(axes(page)).contains("Win rate").doesNotContain("Trades");
      Locator boxes = page.locator("#lines-metrics input:not(:checked)");
      while (boxes.count() > 0) {
        boxes.first().check();
      }
      assertThat(axes(page))
          .as("the two parameters of most values are left")
          .startsWith("fast_period", "slow_period", "Final equity");
      assertThat(page.textContent("#lines-note"))
          .contains("1 parameter with few values has no axis");
    }
    assertThat(complaints).isEmpty();
  }

  private static List<String> axes(Page page) {
    return ((List<?>)
            page.evaluate(
                "() => echarts.getInstanceByDom(document.querySelector('#lines-chart')).getOption()"
                    + ".parallelAxis.map((axis) => axis.name)"))
        .stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void the_maps_are_drawn_in_every_light_and_width(ColorScheme scheme) throws IOException {
    Path run = Reported.write(results, PLAN, 7, 300, 64);
    try (Page page = open(run.resolve("report.html").toUri().toString(), scheme)) {
      assertThat(painted(page, "#map-chart")).isGreaterThan(50_000);
      assertThat(painted(page, "#lines-chart")).isGreaterThan(5_000);
      page.setViewportSize(390, 844);
      becomesTrue(page, "document.documentElement.scrollWidth <= innerWidth");
      becomesTrue(
          page,
          "echarts.getInstanceByDom(document.querySelector('#lines-chart')).getOption().parallel[0].layout === 'vertical'");
      page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
      becomesTrue(page, "document.querySelector('#map-chart canvas').clientWidth === 700");
      assertThat(painted(page, "#map-chart")).isGreaterThan(50_000);
      assertThat(page.locator("#lines-chart canvas").count())
          .as("paper takes what one canvas holds at once")
          .isEqualTo(1);
      page.evaluate("window.dispatchEvent(new Event('afterprint'))");
      becomesTrue(page, "document.querySelector('#map-chart canvas').clientWidth < 390");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void one_parameter_makes_lines_but_no_map() throws IOException {
    Path run = Reported.write(results, Plans.plan("sweep", 30, "SPY", "1d"), 7, 300, 64);
    try (Page page = open(run)) {
      assertThat(page.locator("#map-section").isHidden()).isTrue();
      assertThat(axes(page)).startsWith("fast_period", "Total return");
    }
    Path single = Reported.write(results, Plans.plan("one", 1, "SPY", "1d"), 7, 300, 64);
    try (Page page = open(single)) {
      assertThat(page.locator("#map-section").isHidden()).isTrue();
      assertThat(page.locator("#lines-section").isHidden()).isTrue();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void ten_thousand_combinations_make_a_page_of_a_few_megabytes() throws IOException {
    byte[] report =
        ReportJson.report(Reported.summary(Plans.grid("large", 100, 100, "low"), 7, 250, 64));
    byte[] whole = TearSheet.selfContained(report);
    assertThat(whole.length).isLessThan(5_000_000);
    Path file = Files.write(results.resolve("large.html"), whole);
    try (Page page = open(file.toUri().toString(), ColorScheme.LIGHT)) {
      assertThat(cells(page)).hasSize(10_000);
      assertThat(page.textContent("#lines-note"))
          .contains(
              "2,000 of 10,000 lines are drawn: the best 1,000, and every 9th of the others.");
      assertThat(page.textContent("#ranking-note")).contains("The first 1000 by sharpe");
    }
    assertThat(complaints).isEmpty();
  }
}
