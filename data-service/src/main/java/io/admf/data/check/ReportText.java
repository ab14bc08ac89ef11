package io.admf.data.check;

import io.admf.component.Names;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people. */
final class ReportText {

  private ReportText() {}

  static String of(DataReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.place());
    if (!report.place().contains(report.series())) {
      text.append(" (").append(report.series()).append(')');
    }
    text.append('\n').append("  ").append(coverage(report.coverage())).append('\n');
    return text.append(findings(report)).toString();
  }

  /** A line for each finding, and for each kind of which more were found than are listed. */
  static String findings(DataReport report) {
    StringBuilder text = new StringBuilder();
    int width = 0;
    for (Finding finding : report.findings()) {
      width = Math.max(width, where(report, finding).length());
    }
    for (Finding finding : report.findings()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-7s  %-" + Math.max(1, width) + "s  %s\n",
              finding.severity().name().toLowerCase(Locale.ROOT),
              where(report, finding),
              finding.sentence()));
    }
    for (Kind kind : report.counts().keySet()) {
      long more = report.unlisted(kind);
      if (more > 0) {
        text.append(
            String.format(
                Locale.ROOT, "  and %,d more of kind %s\n", more, Names.snake(kind.name())));
      }
    }
    return text.toString();
  }

  /** Without the folder of the file that the report is of, or the series. */
  private static String where(DataReport report, Finding finding) {
    String where = finding.where();
    if (where.startsWith(report.series() + ' ')) {
      return where.substring(report.series().length() + 1);
    }
    return where.startsWith(report.place())
        ? where.substring(report.place().lastIndexOf('/') + 1)
        : where;
  }

  private static String coverage(Coverage of) {
    if (of.bars() == 0) {
      return "no bars" + (of.refused() > 0 ? ", " + Say.count(of.refused(), "bad row") : "");
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "%s from %s to %s%s",
            Say.count(of.bars(), "bar"),
            Instants.brief(of.first()),
            Instants.brief(of.last()),
            of.days() == of.bars() ? "" : " on " + Say.count(of.days(), "day")));
    parts.add(Names.number(of.lowest()) + " to " + Names.number(of.highest()));
    if (of.refused() > 0) {
      parts.add(Say.count(of.refused(), "bad row"));
    }
    if (of.gaps() > 0) {
      parts.add(Say.count(of.gaps(), "gap"));
    }
    if (of.withoutVolume() > 0 && of.withoutVolume() < of.bars()) {
      parts.add(String.format(Locale.ROOT, "%,d without volume", of.withoutVolume()));
    }
    return String.join("; ", parts);
  }
}
