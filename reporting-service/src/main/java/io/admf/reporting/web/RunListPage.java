package io.admf.reporting.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The list of runs as a page. */
public final class RunListPage {

  private RunListPage() {}

  /**
   * The page.
   *
   * @param assets the folder of style and script on the server, without a slash at the end
   */
  public static String of(List<RunEntry> runs, String assets) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>ADMF runs</title>\n");
    page.append("<link rel=\"icon\" href=\"data:,\">\n");
    page.append("<link rel=\"stylesheet\" href=\"").append(assets).append("/report.css\">\n");
    page.append("</head>\n<body>\n<header class=\"top\"><h1>Runs</h1><p class=\"subtitle\">");
    page.append(runs.size()).append(runs.size() == 1 ? " run" : " runs");
    page.append(", the latest first; figures of the portfolio with the highest Sharpe ratio</p>");
    page.append("</header>\n");
    page.append("<main><section>");
    if (runs.isEmpty()) {
      page.append(
          "<p>There is no complete run here yet: <code>admf run FILE</code> makes one.</p>");
    } else {
      table(page, runs);
    }
    return page.append("</section></main>\n</body>\n</html>\n").toString();
  }

  private static void table(StringBuilder page, List<RunEntry> runs) {
    page.append("<div class=\"scroll\"><table id=\"runs\">\n<thead><tr>");
    for (String head : List.of("Run", "Finished")) {
      page.append("<th class=\"text\" scope=\"col\">").append(head).append("</th>");
    }
    for (String head :
        List.of("Portfolios", "Bars", "Total return", "Sharpe", "Max drawdown", "Trades")) {
      page.append("<th scope=\"col\">").append(head).append("</th>");
    }
    page.append("<th class=\"text\" scope=\"col\">Digest</th></tr></thead>\n<tbody>\n");
    runs.forEach(run -> row(page, run));
    page.append("</tbody></table></div>");
  }

  private static void row(StringBuilder page, RunEntry run) {
    String id = escape(run.id());
    page.append("<tr><td class=\"text\"><a href=\"/runs/").append(id).append("\">");
    page.append(escape(run.summary().path("name").asText(run.id()))).append("</a> <small>");
    page.append(id).append("</small></td><td class=\"text muted\">");
    String finished = Instant.ofEpochMilli(run.finished()).toString();
    page.append(finished.substring(0, 16).replace('T', ' ')).append(" UTC</td>");
    if (!run.readable()) {
      page.append("<td class=\"text loss\" colspan=\"7\">summary.json cannot be read</td></tr>\n");
      return;
    }
    JsonNode metrics = run.best().path("metrics");
    cell(page, String.format(Locale.ROOT, "%,d", run.summary().path("portfolios").size()));
    cell(page, String.format(Locale.ROOT, "%,d", run.summary().path("bars").asLong()));
    cell(page, number(metrics.path("total_return"), 100, " %"));
    cell(page, number(metrics.path("sharpe"), 1, ""));
    cell(page, number(metrics.path("max_drawdown"), 100, " %"));
    cell(page, String.format(Locale.ROOT, "%,d", metrics.path("trades").asLong()));
    String digest = run.summary().path("digest").asText();
    page.append("<td class=\"text muted\" title=\"").append(escape(digest)).append("\">");
    page.append(escape(digest.substring(0, Math.min(12, digest.length()))));
    page.append("</td></tr>\n");
  }

  private static void cell(StringBuilder page, String text) {
    page.append("<td>").append(text).append("</td>");
  }

  private static String number(JsonNode value, double scale, String unit) {
    return value.isNumber()
        ? String.format(Locale.ROOT, "%,.2f", value.asDouble() * scale) + unit
        : "n/a";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
