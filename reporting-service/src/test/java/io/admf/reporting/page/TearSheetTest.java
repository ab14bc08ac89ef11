package io.admf.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TearSheetTest {

  private static final String NASTY =
      "</script><script>alert(1)</script><!-- & \u2028 <img src=x onerror=alert(2)> <!--script-->";

  private static byte[] report(String name) throws IOException {
    return new ObjectMapper().writeValueAsBytes(Map.of("name", name));
  }

  @Test
  void data_cannot_leave_its_element_and_reads_back_as_it_was() throws IOException {
    String page = new String(TearSheet.selfContained(report(NASTY)), StandardCharsets.UTF_8);
    int from = page.indexOf("id=\"report\">") + "id=\"report\">".length();
    String data = page.substring(from, page.indexOf("</script>", from));
    assertThat(data).doesNotContain("<", ">", "&").endsWith("}");
    assertThat(new ObjectMapper().readTree(data).get("name").asText()).isEqualTo(NASTY);
  }

  @Test
  void the_page_loads_nothing_and_lets_only_its_own_scripts_run() throws IOException {
    String page = new String(TearSheet.selfContained(report("x")), StandardCharsets.UTF_8);
    assertThat(page)
        .doesNotContainPattern("<script[^>]+src=")
        .doesNotContainPattern("<link[^>]+href=\"(?!data:)");
    assertThat(Assets.ECHARTS_HASH).isEqualTo(Assets.hash(Assets.echarts()));
    assertThat(page)
        .contains("default-src 'none'", Assets.hash(Assets.script()), Assets.ECHARTS_HASH);
    assertThat(page)
        .doesNotContain("<!--data-->", "<!--script-->", "<!--style-->", "<!--policy-->");
  }

  @Test
  void scripts_can_stand_inline() {
    for (byte[] script : List.of(Assets.echarts(), Assets.script())) {
      assertThat(new String(script, StandardCharsets.UTF_8))
          .doesNotContain("</script", "<!--", "\r");
    }
  }

  @Test
  void the_page_on_the_web_takes_script_and_style_from_its_server() throws IOException {
    String page =
        new String(
            TearSheet.linked(report(NASTY), "/static", "/", "/runs/r1"), StandardCharsets.UTF_8);
    assertThat(page)
        .contains("<script src=\"/static/report.js\">", "href=\"/runs/r1/summary.json\"")
        .doesNotContain("<script>");
  }
}
