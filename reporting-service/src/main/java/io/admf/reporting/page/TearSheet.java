package io.admf.reporting.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the page of a run from its {@code report.json}. */
public final class TearSheet {

  private static final List<String> FILES =
      List.of(
          "summary.json",
          "fills.csv",
          "trades.csv",
          "costs.csv",
          "gains.csv",
          "equity.csv",
          "report.txt",
          "report.html");

  private static final List<String> MARKS =
      List.of("<!--policy-->", "<!--style-->", "<!--links-->", "<!--data-->", "<!--script-->");
  private static final byte[] LESS = text("\\u003c");
  private static final byte[] GREATER = text("\\u003e");
  private static final byte[] AMPERSAND = text("\\u0026");

  private TearSheet() {}

  /**
   * A page that needs no network and no other file. Its policy lets nothing run but its own two
   * scripts and nothing load at all.
   */
  public static byte[] selfContained(byte[] report) {
    return selfContained(Assets.template(), Assets.script(), report);
  }

  /** The same of another page that shows JSON. */
  static byte[] selfContained(byte[] template, byte[] script, byte[] json) {
    String policy =
        "default-src 'none'; script-src %s %s; style-src 'unsafe-inline'; img-src data:; "
                .formatted(Assets.ECHARTS_HASH, Assets.hash(script))
            + "base-uri 'none'; form-action 'none'";
    return page(
        template,
        text("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">"),
        join(text("<style>"), Assets.style(), text("</style>")),
        text(""),
        join(
            text("<script>"),
            Assets.echarts(),
            text("</script>\n<script>"),
            script,
            text("</script>")),
        json);
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
        Assets.template(),
        text(""),
        text("<link rel=\"stylesheet\" href=\"%s/report.css\">".formatted(assets)),
        text(links.append("</nav>").toString()),
        text(
            "<script src=\"%1$s/echarts.min.js\"></script>\n<script src=\"%1$s/report.js\"></script>"
                .formatted(assets)),
        report);
  }

  private static byte[] page(
      byte[] form, byte[] policy, byte[] style, byte[] links, byte[] script, byte[] report) {
    String template = new String(form, StandardCharsets.UTF_8);
    List<byte[]> parts = List.of(policy, style, links, data(report), script);
    ByteArrayOutputStream page = new ByteArrayOutputStream(1 << 16);
    int at = 0;
    for (int i = 0; i < MARKS.size(); i++) {
      int mark = template.indexOf(MARKS.get(i), at);
      page.writeBytes(text(template.substring(at, mark)));
      page.writeBytes(parts.get(i));
      at = mark + MARKS.get(i).length();
    }
    page.writeBytes(text(template.substring(at)));
    return page.toByteArray();
  }

  /** JSON that cannot end the element it stands in; such characters only occur within strings. */
  static byte[] data(byte[] report) {
    ByteArrayOutputStream data = new ByteArrayOutputStream(report.length + 64);
    int from = 0;
    for (int i = 0; i < report.length; i++) {
      byte c = report[i];
      if (c == '<' || c == '>' || c == '&') {
        data.write(report, from, i - from);
        data.writeBytes(c == '<' ? LESS : c == '>' ? GREATER : AMPERSAND);
        from = i + 1;
      }
    }
    data.write(report, from, report.length - from);
    return data.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
