package io.admf.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingWeb;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in a real browser: the Chromium of this machine; skipped where there is none. */
class PageInBrowserTest extends BrowserPages {

  @TempDir Path results;

  private static JsonNode summary(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
  }

  private static void showsTheMetricsOf(Page page, JsonNode portfolio) {
    portfolio
        .get("metrics")
        .properties()
        .forEach(
            metric -> {
              Locator cell = page.locator("#metrics td[data-key=" + metric.getKey() + "]");
              String raw = cell.getAttribute("data-value");
              if (metric.getValue().isNull()) {
                assertThat(cell.textContent()).as(metric.getKey()).isEqualTo("n/a");
              } else {
                double value = metric.getValue().asDouble();
                assertThat(Double.parseDouble(raw)).as(metric.getKey()).isEqualTo(value);
                double shown = Double.parseDouble(plain(cell.textContent()));
                boolean percent = cell.textContent().endsWith("%");
                assertThat(shown)
                    .as("%s shown as %s", metric.getKey(), cell.textContent())
                    .isCloseTo(
                        percent ? value * 100 : value,
                        within(Math.abs(value) >= 100 && !percent ? 0.0501 : 0.00501));
              }
            });
  }

  private static String plain(String figure) {
    return figure.replace("\u2212", "-").replaceAll("[^0-9.eE-]", "");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void the_tear_sheet_shows_the_figures_of_the_summary_without_a_complaint(ColorScheme scheme)
      throws IOException {
    Path run = Reported.write(results, Plans.plan("r1", 1, "SPY", "1d"), 7, 700, 64);
    JsonNode portfolio = summary(run).get("portfolios").get(0);
    try (Page page = open(run.resolve("report.html").toUri().toString(), scheme)) {
      showsTheMetricsOf(page, portfolio);
      assertThat(page.textContent("#digest")).contains(summary(run).get("digest").asText());
      assertThat(page.textContent("#trades-title"))
          .isEqualTo(portfolio.get("metrics").get("trades").asInt() + " trades");
      assertThat(page.locator("#trades tbody tr").count())
          .isEqualTo(portfolio.get("metrics").get("trades").asInt());
      assertThat(page.locator("#warnings").textContent()).contains("max_position_size");
      assertThat(page.locator("#equity-chart canvas").count()).isEqualTo(1);
      assertThat(page.locator("#price-chart canvas").count()).isEqualTo(1);
      assertThat(painted(page, "#equity-chart")).isGreaterThan(2_000);
      assertThat(painted(page, "#price-chart")).isGreaterThan(2_000);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing is wider than the window")
          .isEqualTo(true);
      page.setViewportSize(390, 844);
      // nor than a telephone; charts follow the window in a frame of their own, so wait for them
      becomesTrue(page, "document.documentElement.scrollWidth <= innerWidth");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void the_portfolios_of_a_sweep_can_be_chosen_and_sorted() throws IOException {
    Path run = Reported.write(results, Plans.plan("sweep", 30, "SPY", "1d"), 7, 700, 64);
    JsonNode all = summary(run).get("portfolios");
    try (Page page = open(run.resolve("report.html").toUri().toString(), ColorScheme.LIGHT)) {
      assertThat(page.locator("#ranking tbody tr").count()).isEqualTo(30);
      assertThat(page.locator("#ranking tbody tr.open").count()).isEqualTo(24);
      page.locator("#ranking tbody tr.open").nth(3).click();
      String chosen = page.locator("#ranking tbody tr.chosen td").first().textContent();
      for (JsonNode portfolio : all) {
        if (portfolio.get("combo_id").asText().equals(chosen)) {
          showsTheMetricsOf(page, portfolio);
        }
      }
      page.getByRole(
              com.microsoft.playwright.options.AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("Trades").setExact(true))
          .click();
      List<Integer> trades =
          page.locator("#ranking tbody tr td:nth-child(10)").allTextContents().stream()
              .map(Integer::parseInt)
              .toList();
      assertThat(trades).isSortedAccordingTo((a, b) -> b - a);
      assertThat(page.locator("#ranking tbody tr.chosen td").first().textContent())
          .isEqualTo(chosen);
    }
    assertThat(complaints).isEmpty();
  }

  private static double number(Locator cell) {
    return Double.parseDouble(plain(cell.textContent()));
  }

  private static double sum(Path csv, String portfolio, int column) throws IOException {
    return Files.readAllLines(csv).stream()
        .map(row -> row.split(",", -1))
        .filter(row -> row[0].equals(portfolio))
        .mapToDouble(row -> Double.parseDouble(row[column]))
        .sum();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void what_was_gained_and_what_it_cost_are_those_of_the_files(ColorScheme scheme)
      throws IOException {
    Path run = Reported.write(results, Plans.plan("r1", 1, "SPY", "1d"), 7, 700, 64);
    try (Page page = open(run.resolve("report.html").toUri().toString(), scheme)) {
      Locator lines = page.locator("#gain tbody tr");
      double gained = 0;
      for (int i = 0; i < lines.count() - 1; i++) {
        gained += number(lines.nth(i).locator("td").nth(1));
      }
      double change = number(page.locator("#gain tr.sum td").nth(1));
      assertThat(lines.count()).isGreaterThanOrEqualTo(3);
      assertThat(change).isCloseTo(gained, within(0.021));
      assertThat(change)
          .isCloseTo(sum(run.resolve("gains.csv"), "portfolio_c0001", 3), within(0.006));

      String head = Files.readAllLines(run.resolve("costs.csv")).getFirst();
      List<String> columns = List.of(head.split(","));
      for (String part : List.of("delay", "timing", "spread", "commission", "total")) {
        Locator cell = page.locator("#costs td[data-cost=" + part + "]");
        double expected = sum(run.resolve("costs.csv"), "portfolio_c0001", columns.indexOf(part));
        assertThat(Double.parseDouble(cell.getAttribute("data-value")))
            .as(part)
            .isCloseTo(expected, within(1e-6));
        assertThat(number(cell)).as(part).isCloseTo(expected, within(0.00501));
      }
      assertThat(page.textContent("#costs-note")).contains("Spread, impact and commission took");
      assertThat(page.locator("#dearest tbody tr").count()).isEqualTo(10);
      assertThat(page.locator("#costs-symbols-part").isVisible()).isFalse();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void how_far_trades_went_is_drawn_in_percent_and_in_money() throws IOException {
    Path run = Reported.write(results, Plans.plan("r1", 1, "SPY", "1d"), 7, 700, 64);
    try (Page page = open(run.resolve("report.html").toUri().toString(), ColorScheme.LIGHT)) {
      assertThat(painted(page, "#mae-chart")).isGreaterThan(500);
      assertThat(painted(page, "#mfe-chart")).isGreaterThan(500);
      assertThat(page.textContent("#excursions-note")).contains("percent of the entry");
      page.selectOption("#excursions-unit", "money");
      assertThat(page.textContent("#excursions-note")).contains("in USD");
      assertThat(painted(page, "#mae-chart")).isGreaterThan(500);
      String[] trade = Files.readAllLines(run.resolve("trades.csv")).get(1).split(",", -1);
      String worst = page.locator("#trades tbody tr").first().locator("td").nth(10).textContent();
      double money = Double.parseDouble(plain(worst.substring(0, worst.indexOf(' '))));
      assertThat(money).isCloseTo(Double.parseDouble(trade[13]), within(0.00501));
      assertThat(Double.parseDouble(plain(worst.substring(worst.indexOf(' ')))) / 100)
          .isCloseTo(Double.parseDouble(trade[15]), within(0.0000501));
      page.setViewportSize(390, 844);
      becomesTrue(page, "document.documentElement.scrollWidth <= innerWidth");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void the_parameters_of_portfolios_can_be_read_without_scrolling() throws IOException {
    Path run = Reported.write(results, Plans.grid("wide", 2, 2, "small", "large"), 7, 300, 64);
    try (Page page = open(run.resolve("report.html").toUri().toString(), ColorScheme.LIGHT)) {
      page.setViewportSize(1_200, 900);
      becomesTrue(
          page,
          "(() => { const s = document.querySelector('#ranking-section .scroll');"
              + " return s.scrollWidth <= s.clientWidth; })()");
      assertThat(page.locator("#ranking td.parameters").first().textContent())
          .contains("fast_period", "slow_period", "risk");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void names_that_are_html_are_shown_as_they_are() throws IOException {
    String nasty = "<img src=x onerror=alert(1)></script><script>alert(2)</script>";
    RunPlan plan = Plans.named("r1", nasty);
    Path run = Reported.write(results, plan, 7, 100, 64);
    try (Page page = open(run.resolve("report.html").toUri().toString(), ColorScheme.LIGHT)) {
      assertThat(page.textContent("#portfolio-title")).startsWith(nasty);
      assertThat(page.textContent("#parameters")).contains(nasty);
      assertThat(page.locator("img").count()).isZero();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_run_that_never_traded_is_shown_too() throws IOException {
    Path run = Reported.write(results, Plans.plan("r1", 1, "SPY", "1d"), 7, 2, 64);
    try (Page page = open(run.resolve("report.html").toUri().toString(), ColorScheme.LIGHT)) {
      showsTheMetricsOf(page, summary(run).get("portfolios").get(0));
      assertThat(page.textContent("#trades")).contains("No round trip was closed");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void the_web_pages_work_under_their_own_policy() throws IOException {
    Path run = Reported.write(results, Plans.plan("r1", 2, "SPY", "1d"), 7, 700, 64);
    Vertx vertx = Vertx.vertx();
    try {
      ReportingWeb web = new ReportingWeb(results, 0);
      vertx.deployVerticle(web).await();
      String url = "http://localhost:" + web.port();
      try (Page page = open(url + "/runs/r1", ColorScheme.LIGHT)) {
        String best = page.locator("#ranking tbody tr.chosen td").first().textContent();
        for (JsonNode portfolio : summary(run).get("portfolios")) {
          if (portfolio.get("combo_id").asText().equals(best)) {
            showsTheMetricsOf(page, portfolio);
          }
        }
        assertThat(painted(page, "#equity-chart")).isGreaterThan(2_000);
        page.locator("nav a").first().click();
        assertThat(page.locator("#runs tbody tr").count()).isEqualTo(1);
        page.locator("#runs a").first().click();
        page.waitForSelector("html[data-ready=true]");
      }
      try (Page page = open(url + "/runs/r1/report.html", ColorScheme.LIGHT)) {
        assertThat(painted(page, "#equity-chart")).isGreaterThan(2_000);
      }
    } finally {
      vertx.close().await();
    }
    assertThat(complaints).isEmpty();
  }
}
