package io.admf.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentInfo;
import io.admf.component.Parameter;
import io.admf.reporting.fixture.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentationTest {

  @Test
  void every_metric_is_explained_in_the_manual_as_in_the_code() throws IOException {
    String manual =
        Files.readString(Path.of(System.getProperty("admf.root", "..")).resolve("docs/metrics.md"));
    for (ComponentInfo metric : Plans.metrics().all("metric")) {
      assertThat(manual).contains("| `%s` | %s |".formatted(metric.name(), metric.description()));
    }
  }

  @Test
  void the_defaults_are_the_documented_ones() {
    Map<String, Object> documented = new LinkedHashMap<>();
    for (Parameter parameter : ComponentInfo.parametersOf(ReportingOptions.class)) {
      Object value = io.admf.component.Scalars.read(Objects.requireNonNull(parameter.otherwise()));
      documented.put(parameter.key(), parameter.convert(value));
    }
    ReportingOptions defaults = ReportingOptions.defaults();
    assertThat(documented)
        .containsEntry("risk_free", defaults.riskFree())
        .containsEntry("acceptable_return", defaults.acceptableReturn())
        .containsEntry("periods_per_year", defaults.periodsPerYear())
        .containsEntry("rank_by", defaults.rankBy())
        .containsEntry("curve_points", defaults.curvePoints())
        .containsEntry("listed_trades", defaults.listedTrades())
        .containsEntry("kept", defaults.kept())
        .hasSize(7);
  }
}
