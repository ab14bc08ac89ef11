package io.admf.compose.cli.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.admf.data.catalog.Coverage;
import io.admf.data.catalog.Manifest;
import io.admf.data.check.DataReport;
import io.admf.time.Instants;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is shown of a series, as text, as JSON, and as what its page is made of. */
final class SeriesView {

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Manifest manifest;
  private final Coverage coverage;
  private final DataReport report;
  private final boolean part;

  /**
   * @param report what was found in the bars
   * @param part whether the coverage is that of a part of the series alone
   */
  SeriesView(Manifest manifest, Coverage coverage, DataReport report, boolean part) {
    this.manifest = manifest;
    this.coverage = coverage;
    this.report = report;
    this.part = part;
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "Series     %s: %s".formatted(manifest.series(), whole()));
    line(text, "File       %s, %s".formatted(manifest.file(), Texts.size(manifest.bytes())));
    line(text, "Hash       %s".formatted(manifest.hash()));
    manifest.imports().forEach(each -> origin(text, each));
    if (part) {
      String bars = Texts.count(coverage.bars());
      line(
          text,
          "Shown      %s bars, %s to %s"
              .formatted(bars, Instants.brief(coverage.first()), Instants.brief(coverage.last())));
    }
    line(
        text,
        "Prices     %s to %s, volume %s"
            .formatted(plain(coverage.low()), plain(coverage.high()), plain(coverage.volume())));
    line(text, "");
    line(text, "Bars by month (UTC)");
    months(text);
    line(text, "");
    gaps(text);
    line(text, "");
    line(text, "Check      " + (report.findings().isEmpty() ? "nothing to tell" : "found"));
    text.append(report.lines());
    return text.toString();
  }

  private String whole() {
    return "%s bars, %s to %s"
        .formatted(
            Texts.count(manifest.bars()),
            Texts.brief(manifest.first()),
            Texts.brief(manifest.last()));
  }

  private static void origin(StringBuilder text, Manifest.Import from) {
    String skipped =
        from.skipped() == 0 ? "" : "; " + Texts.count(from.skipped()) + " bad rows skipped";
    line(
        text,
        "From       %s: %s, %s bars, %s of them new%s"
            .formatted(
                from.source(),
                from.place(),
                Texts.count(from.bars()),
                Texts.count(from.added()),
                skipped));
    from.firstSkipped().forEach(row -> line(text, "             " + row));
  }

  private void months(StringBuilder text) {
    line(text, row("year", List.of(MONTHS), "year"));
    for (Map.Entry<Integer, long[]> year : years().entrySet()) {
      List<String> cells = new ArrayList<>();
      long all = 0;
      for (long count : year.getValue()) {
        cells.add(count == 0 ? "-" : Texts.count(count));
        all += count;
      }
      line(text, row(year.getKey().toString(), cells, Texts.count(all)));
    }
  }

  private static String row(String year, List<String> months, String all) {
    StringBuilder row = new StringBuilder("  ").append(year);
    months.forEach(month -> row.append("%8s".formatted(month)));
    return row.append("%12s".formatted(all)).toString();
  }

  private Map<Integer, long[]> years() {
    TreeMap<Integer, long[]> years = new TreeMap<>();
    for (Map.Entry<YearMonth, Long> month : coverage.months().entrySet()) {
      years
              .computeIfAbsent(month.getKey().getYear(), year -> new long[MONTHS.length])[
              month.getKey().getMonthValue() - 1] =
          month.getValue();
    }
    return years;
  }

  private void gaps(StringBuilder text) {
    if (coverage.steps().isEmpty()) {
      line(text, "Steps      none: there is one bar");
      return;
    }
    List<String> steps = new ArrayList<>();
    for (Coverage.Step step : coverage.steps()) {
      steps.add(Texts.length(step.nanos()) + " x " + Texts.count(step.count()));
    }
    line(text, "Steps      " + String.join(", ", steps));
    if (coverage.gaps() == 0) {
      line(text, "Gaps       none: no step is longer than " + usual());
      return;
    }
    line(
        text,
        "Gaps       %s steps are longer than %s, which most are; %s bars would fit. The longest:"
            .formatted(Texts.count(coverage.gaps()), usual(), Texts.count(coverage.missing())));
    for (Coverage.Gap gap : coverage.longest()) {
      line(
          text,
          "  %-20s to %-20s %12s %12s bars"
              .formatted(
                  Instants.brief(gap.from()),
                  Instants.brief(gap.to()),
                  Texts.length(gap.nanos()),
                  Texts.count(gap.missing())));
    }
  }

  private String usual() {
    return Texts.length(coverage.usualStep());
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** For programs, with a line break at the end. */
  String json() {
    ObjectNode all = facts();
    all.set("imports", JSON.valueToTree(imports()));
    return written(all, true) + System.lineSeparator();
  }

  private List<Map<String, Object>> imports() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Manifest.Import each : manifest.imports()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("data", each.data());
      one.put("place", each.place());
      one.put("bars", each.bars());
      one.put("added", each.added());
      one.put("skipped", each.skipped());
      all.add(one);
    }
    return all;
  }

  private ObjectNode facts() {
    ObjectNode all = JSON.createObjectNode();
    all.put("series", manifest.series());
    all.put("hash", manifest.hash());
    all.put("bytes", manifest.bytes());
    all.put("bars", coverage.bars());
    all.put("first", Instants.format(coverage.first()));
    all.put("last", Instants.format(coverage.last()));
    all.put("low", coverage.low());
    all.put("high", coverage.high());
    all.put("volume", coverage.volume());
    ObjectNode months = all.putObject("months");
    coverage.months().forEach((month, bars) -> months.put(month.toString(), bars));
    all.put("usual_step_s", coverage.usualStep() / 1e9);
    ArrayNode steps = all.putArray("steps");
    for (Coverage.Step step : coverage.steps()) {
      steps.addObject().put("seconds", step.nanos() / 1e9).put("count", step.count());
    }
    all.put("gaps", coverage.gaps());
    all.put("missing", coverage.missing());
    ArrayNode longest = all.putArray("longest_gaps");
    for (Coverage.Gap gap : coverage.longest()) {
      longest
          .addObject()
          .put("from", Instants.format(gap.from()))
          .put("to", Instants.format(gap.to()))
          .put("length", Texts.length(gap.nanos()))
          .put("missing", gap.missing());
    }
    CheckView.findings(all, report);
    return all;
  }

  /** What the page shows. */
  byte[] page(Candles candles) {
    ObjectNode all = facts();
    Manifest.Import last = manifest.imports().getLast();
    all.put("source", last.source() + ": " + last.place());
    all.put("usual_step", usual());
    ObjectNode chart = all.putObject("candles");
    chart.put("each", candles.each());
    chart.set("t", JSON.valueToTree(candles.times()));
    chart.set("o", JSON.valueToTree(candles.open()));
    chart.set("h", JSON.valueToTree(candles.high()));
    chart.set("l", JSON.valueToTree(candles.low()));
    chart.set("c", JSON.valueToTree(candles.close()));
    chart.set("v", JSON.valueToTree(candles.volume()));
    return written(all, false).getBytes(StandardCharsets.UTF_8);
  }

  private static String written(ObjectNode all, boolean indented) {
    try {
      return indented
          ? JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all)
          : JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the JSON of " + all, e);
    }
  }
}
