package io.admf.compose.cli.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.admf.component.Names;
import io.admf.data.check.Coverage;
import io.admf.data.check.DataReport;
import io.admf.data.check.Finding;
import io.admf.data.check.Gap;
import io.admf.data.check.Severity;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What checks found, as text and as JSON. */
final class CheckView {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINE = Pattern.compile(".*:([0-9]+)");

  private final List<DataReport> reports;

  CheckView(List<DataReport> reports) {
    this.reports = reports;
  }

  /** How many findings of a severity there were, listed or not. */
  long count(Severity severity) {
    return reports.stream().mapToLong(report -> report.count(severity)).sum();
  }

  /** For people: each series with its findings, and a line for all. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (DataReport report : reports) {
      text.append(report.text());
    }
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = count(severity);
      if (count > 0) {
        parts.add(counted(count, Names.snake(severity.name())));
      }
    }
    text.append(reports.size() == 1 ? "1 series checked: " : reports.size() + " series checked: ");
    text.append(parts.isEmpty() ? "nothing to tell" : String.join(", ", parts)).append('\n');
    return text.toString();
  }

  private static String counted(long count, String what) {
    return Texts.count(count) + ' ' + what + (count == 1 ? "" : "s");
  }

  /** For programs; {@code docs/data-check.md} says what its keys mean. */
  String json() {
    ObjectNode root = JSON.createObjectNode();
    for (Severity severity : Severity.values()) {
      root.put(Names.snake(severity.name()) + 's', count(severity));
    }
    ArrayNode all = root.putArray("series");
    for (DataReport report : reports) {
      ObjectNode one = all.addObject();
      one.put("series", report.series());
      one.put("place", report.place());
      coverage(one.putObject("coverage"), report.coverage());
      findings(one, report);
    }
    try {
      return JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + '\n';
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was just made cannot be written", e);
    }
  }

  /** What a report found, as {@code counts} and {@code findings} of an object. */
  static void findings(ObjectNode to, DataReport report) {
    ObjectNode counts = to.putObject("counts");
    report.counts().forEach((kind, count) -> counts.put(Names.snake(kind.name()), count));
    ArrayNode findings = to.putArray("findings");
    report.findings().forEach(finding -> finding(findings.addObject(), finding));
  }

  private static void coverage(ObjectNode to, Coverage of) {
    to.put("bars", of.bars());
    to.put("bad_rows", of.refused());
    if (of.bars() == 0) {
      return;
    }
    to.put("first", Instants.format(of.first()));
    to.put("last", Instants.format(of.last()));
    to.put("days", of.days());
    to.put("lowest", of.lowest());
    to.put("highest", of.highest());
    to.put("without_volume", of.withoutVolume());
    to.put("missing", of.missing());
    to.put("gaps", of.gaps());
    ArrayNode longest = to.putArray("longest_gaps");
    for (Gap gap : of.longest()) {
      longest
          .addObject()
          .put("where", gap.where())
          .put("from", Instants.format(gap.from()))
          .put("to", Instants.format(gap.to()))
          .put("missing", gap.missing());
    }
  }

  private static void finding(ObjectNode to, Finding finding) {
    to.put("severity", Names.snake(finding.severity().name()));
    to.put("kind", Names.snake(finding.kind().name()));
    to.put("where", finding.where());
    Matcher line = LINE.matcher(finding.where());
    if (line.matches() && finding.where().indexOf(' ') < 0) {
      to.put("line", Long.parseLong(line.group(1)));
    }
    to.put("message", finding.message());
    to.put("advice", finding.advice());
  }
}
