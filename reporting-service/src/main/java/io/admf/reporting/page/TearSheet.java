package io.admf.reporting.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the page of a run from its {@code report.json}. */
public final class TearSheet {

  private static final List<String> FILES =
      List.of("summary.json", "fills.csv", "trades.csv", "equity.csv", "report.txt", "report.html");

  private TearSheet() {}

  /**
   * A page that needs no network and no other file. Its policy lets nothing run but its own two
   * scripts and nothing load at all.
   */
  public static byte[] selfContained(byte[] report) {
    String echarts = inline(Assets.echarts());
    String script = inline(Assets.script());
    String policy =
        "default-src 'none'; script-src %s %s; style-src 'unsafe-inline'; img-src data:; "
                .formatted(Assets.hash(echarts), Assets.hash(script))
            + "base-uri 'none'; form-action 'none'";
    return page(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">",
        "<style>" + Assets.style() + "</style>",
        "<script>" + echarts + "</script>\n<script>" + script + "</script>",
        "",
        report);
  }

  /**
   * A page whose script and style are served from {@code assets}.
   *
   * @param assets their folder's path on the server, without a slash at the end
   * @param home where the list of runs is, a path on the server
   * @param run where the run's files are, a path on the server that needs no escaping
   */
  public static byte[] linked(byte[] report, String assets, String home, String run) {
    StringBuilder links = new StringBuilder("<nav><a href=\"" + home + "\">All runs</a>");
    for (String file : FILES) {
      links.append(" <a href=\"%s/%s\">%s</a>".formatted(run, file, file));
    }
    return page(
        "",
        "<link rel=\"stylesheet\" href=\"%s/report.css\">".formatted(assets),
        "<script src=\"%1$s/echarts.min.js\"></script>\n<script src=\"%1$s/report.js\"></script>"
            .formatted(assets),
        links.append("</nav>").toString(),
        report);
  }

  private static byte[] page(
      String policy, String style, String script, String links, byte[] report) {
    return Assets.template()
        .replace("<!--policy-->", policy)
        .replace("<!--style-->", style)
        .replace("<!--links-->", links)
        .replace("<!--script-->", script)
        .replace("<!--data-->", data(report))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** JSON that cannot end the element it stands in; such characters only occur within strings. */
  static String data(byte[] report) {
    return new String(report, StandardCharsets.UTF_8)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String inline(String script) {
    if (script.contains("</script") || script.contains("<!--")) {
      throw new IllegalStateException("expected a script that can stand inline");
    }
    return script;
  }
}
