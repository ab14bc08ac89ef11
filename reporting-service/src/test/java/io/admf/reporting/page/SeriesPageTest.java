package io.admf.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a series in a real browser; skipped where there is none. */
class SeriesPageTest extends BrowserPages {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static ObjectNode series(String name, int candles, int each) {
    ObjectNode series = JSON.createObjectNode();
    series.put("series", name).put("hash", "0123456789abcdef0123456789abcdef");
    series.put("source", "csv: a<b>.csv").put("bars", (long) candles * each);
    series.put("first", "2019-12-02T00:00:00Z").put("last", "2020-02-20T14:30:00Z");
    series.putObject("months").put("2019-12", 700).put("2020-02", 1400);
    series.put("usual_step", "1 h").put("gaps", 2).put("missing", 55);
    ObjectNode gap = series.putArray("longest_gaps").addObject();
    gap.put("from", "2019-12-31T23:00:00Z").put("to", "2020-02-01T00:00:00Z");
    gap.put("length", "4 w 3 d").put("missing", 744);
    ObjectNode columns = series.putObject("candles");
    columns.put("each", each);
    for (String key : new String[] {"t", "o", "h", "l", "c", "v"}) {
      ArrayNode values = columns.putArray(key);
      for (int i = 0; i < candles; i++) {
        double price = 100 + 10 * StrictMath.sin(i / 20.0);
        switch (key) {
          case "t" -> values.add(1_575_244_800_000L + i * 3_600_000L * each);
          case "o" -> values.add(price);
          case "h" -> values.add(price + 2);
          case "l" -> values.add(price - 2);
          case "c" -> values.add(price + (i % 2 == 0 ? 1 : -1));
          default -> values.add(1000 + i);
        }
      }
    }
    return series;
  }

  private Page shown(ObjectNode series, ColorScheme scheme) throws IOException {
    Path file = folder.resolve("series.html");
    Files.write(file, SeriesPage.selfContained(JSON.writeValueAsBytes(series)));
    return open(file.toUri().toString(), scheme);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void a_series_is_drawn_and_told_without_a_complaint(ColorScheme scheme) throws IOException {
    try (Page page = shown(series("SPY_1h", 300, 7), scheme)) {
      assertThat(page.title()).isEqualTo("SPY_1h \u2013 ADMF");
      assertThat(page.textContent("#title")).isEqualTo("SPY_1h");
      assertThat(page.textContent("#subtitle"))
          .isEqualTo(
              "2,100 bars \u00b7 2019-12-02 to 2020-02-20 14:30:00 \u00b7 from csv: a<b>.csv");
      assertThat(page.textContent("#digest")).isEqualTo("hash 0123456789abcdef0123456789abcdef");
      assertThat(page.textContent("#chart-note")).startsWith("Each candle stands for 7 bars");
      assertThat(page.locator("#chart canvas").count()).isEqualTo(1);
      assertThat(painted(page, "#chart")).isGreaterThan(5_000);
      assertThat(page.locator("#months tbody tr").allTextContents())
          .containsExactly(
              "2019\u2013\u2013\u2013\u2013\u2013\u2013\u2013\u2013\u2013\u2013\u2013700700",
              "2020\u20131,400\u2013\u2013\u2013\u2013\u2013\u2013\u2013\u2013\u2013\u20131,400");
      assertThat(page.textContent("#gaps-note")).contains("2 steps").contains("55 bars would fit");
      assertThat(page.textContent("#gaps tbody"))
          .isEqualTo("2019-12-31 23:00:002020-02-014 w 3 d744");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void it_can_be_shown_as_a_line_on_a_logarithmic_axis_and_zoomed() throws IOException {
    try (Page page = shown(series("SPY_1h", 300, 1), ColorScheme.LIGHT)) {
      assertThat(page.textContent("#chart-note")).startsWith("Each candle is a bar.");
      Object candles = page.evaluate("document.querySelector('#chart canvas').toDataURL()");
      page.selectOption("#form", "line");
      Object line = page.evaluate("document.querySelector('#chart canvas').toDataURL()");
      page.selectOption("#scale", "log");
      Object log = page.evaluate("document.querySelector('#chart canvas').toDataURL()");
      assertThat(line).isNotEqualTo(candles);
      assertThat(log).isNotEqualTo(line);
      page.locator("#chart").hover();
      page.keyboard().down("Control");
      page.mouse().wheel(0, -500);
      page.keyboard().up("Control");
      becomesTrue(page, "admf.zoom().end - admf.zoom().start < 99");
      page.selectOption("#form", "candles");
      becomesTrue(page, "admf.zoom().end - admf.zoom().start < 99");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_name_is_shown_and_never_run() throws IOException {
    String name = "</script><script>alert(1)</script>";
    try (Page page =
        shown(
            series(name, 20, 1).put("source", "<img src=x onerror=alert(1)>"), ColorScheme.LIGHT)) {
      assertThat(page.textContent("#title")).isEqualTo(name);
      assertThat(page.textContent("#subtitle")).endsWith("<img src=x onerror=alert(1)>");
      assertThat(page.locator("img").count()).isZero();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_series_without_gaps_says_so() throws IOException {
    ObjectNode series = series("SPY_1h", 20_000, 1);
    series.put("gaps", 0).put("missing", 0).putArray("longest_gaps");
    try (Page page = shown(series, ColorScheme.LIGHT)) {
      assertThat(page.textContent("#gaps-note"))
          .isEqualTo("None: no step from bar to bar is longer than 1 h.");
      assertThat(page.locator("#gaps tr").count()).isZero();
      assertThat(painted(page, "#chart")).isGreaterThan(5_000);
    }
    assertThat(complaints).isEmpty();
  }
}
