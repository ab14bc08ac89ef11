package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.Rerun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {

  private static final Path EXAMPLES = Golden.root().resolve("examples");

  @TempDir Path folder;

  private Path run(String example, Object... more) throws IOException {
    List<Object> all = new ArrayList<>(List.of("run", EXAMPLES.resolve(example)));
    all.addAll(List.of(more));
    all.addAll(List.of("--out", folder.resolve("results"), "--quiet"));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private static JsonNode costs(Path run, Object... more) throws IOException {
    List<Object> all = new ArrayList<>(List.of("costs", run, "--json"));
    all.addAll(List.of(more));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    return new ObjectMapper().readTree(said.out());
  }

  private static double sum(JsonNode rows, String column) {
    double sum = 0;
    for (JsonNode row : rows) {
      sum += row.path(column).asDouble();
    }
    return sum;
  }

  /**
   * The first order of the quickstart: decided at Apple's close of 2013-04-30, bought at the next
   * open and 2 bps.
   */
  @Test
  void the_parts_of_each_order_sum_to_its_cost() throws IOException {
    JsonNode rows = costs(run("quickstart.yaml"));
    assertThat(rows).isNotEmpty();
    for (JsonNode row : rows) {
      double parts =
          Stream.of("delay", "timing", "spread", "impact", "improvement", "commission")
              .mapToDouble(part -> row.path(part).asDouble())
              .sum();
      assertThat(parts + row.path("opportunity").asDouble())
          .isCloseTo(row.path("total").asDouble(), within(1e-6));
    }
    JsonNode first = rows.get(0);
    assertThat(first.path("order").asText()).isEqualTo("c0001-1");
    assertThat(first.path("side").asText()).isEqualTo("BUY");
    assertThat(first.path("filled").asDouble()).isEqualTo(211);
    assertThat(first.path("average").asDouble()).isCloseTo(446.0892, within(1e-9));
    assertThat(first.path("arrival").asDouble()).isCloseTo(446, within(1e-9));
    assertThat(first.path("spread").asDouble()).isEqualTo(18.8212);
    assertThat(first.path("commission").asDouble()).isEqualTo(1.055);
    assertThat(first.path("delay").asDouble())
        .isCloseTo(211 * (446 - first.path("decision").asDouble()), within(1e-6));
    assertThat(first.path("timing").asDouble()).isZero();
  }

  @Test
  void costs_are_those_of_the_run_traced_or_not() throws IOException {
    JsonNode again = costs(run("quickstart.yaml"));
    JsonNode traced = costs(run("quickstart.yaml", "--trace", "full"));
    assertThat(traced).isEqualTo(again);
  }

  @Test
  void services_write_the_same_costs_and_gains() throws IOException {
    for (String example : List.of("bracket.yaml", "margin.yaml")) {
      Path fused = run(example);
      String costs = Files.readString(fused.resolve("costs.csv"));
      String gains = Files.readString(fused.resolve("gains.csv"));
      assertThat(costs.lines().count()).isGreaterThan(5);
      assertThat(gains.lines().count()).isGreaterThan(2);
      for (String slices : List.of("1", "7")) {
        Rerun.remove(folder.resolve("results"));
        Path services =
            run(example, "--placement", "services", "-o", "data.frame_slices=" + slices);
        assertThat(Files.readString(services.resolve("costs.csv"))).isEqualTo(costs);
        assertThat(Files.readString(services.resolve("gains.csv"))).isEqualTo(gains);
      }
      Rerun.remove(folder.resolve("results"));
    }
  }

  @Test
  void costs_are_read_where_they_were_kept_and_worked_out_again_where_not() throws IOException {
    Path run = run("bracket.yaml");
    Shell.Said kept = Shell.run("costs", run, "--portfolio", "c0002", "--csv");
    assertThat(kept.err()).isEmpty();
    Files.delete(run.resolve("costs.csv"));
    Shell.Said again = Shell.run("costs", run, "--portfolio", "c0002", "--csv");
    assertThat(again.err()).contains("The run did not keep it; running c0002 again.");
    assertThat(again.out()).isEqualTo(kept.out());
  }

  @Test
  void the_report_sums_up_what_the_command_prints() throws IOException {
    Path run = run("costs.yaml");
    JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
    assertThat(report.path("details")).hasSize(12);
    for (JsonNode detail : report.path("details")) {
      JsonNode rows = costs(run, "--portfolio", detail.path("id").asText());
      JsonNode sum = detail.path("costs").path("sums").path(0);
      assertThat(sum.path(2).asInt()).isEqualTo(rows.size());
      assertThat(sum.path(3).asDouble()).isCloseTo(sum(rows, "value"), within(1e-4));
      assertThat(sum.path(4).asDouble()).isCloseTo(sum(rows, "traded"), within(1e-4));
      int at = 5;
      for (JsonNode part : detail.path("costs").path("parts")) {
        assertThat(sum.path(at++).asDouble())
            .as(part.asText())
            .isCloseTo(sum(rows, part.asText()), within(1e-4));
      }
    }
  }

  @Test
  void one_portfolio_of_several_must_be_named() throws IOException {
    Path run = run("costs.yaml");
    assertThat(Shell.run("costs", run).err())
        .contains("--portfolio: expected one of the portfolios of the run: c0001, c0002,");
    assertThat(Shell.run("costs", run, "--portfolio", "c0099").err())
        .contains("--portfolio c0099: there is no such portfolio");
    JsonNode free = costs(run, "--portfolio", "c0001");
    assertThat(sum(free, "commission") + sum(free, "spread") + sum(free, "impact")).isZero();
    JsonNode worked = costs(run, "--portfolio", "c0010");
    assertThat(sum(worked, "impact")).isPositive();
    assertThat(sum(worked, "spread")).isPositive();
    assertThat(sum(worked, "commission")).isPositive();
    String table = Shell.run("costs", run, "--portfolio", "c0008").out();
    assertThat(table.lines().toList().getLast()).startsWith("  all");
    assertThat(sum(costs(run, "--portfolio", "c0008"), "improvement")).isNegative();
  }
}
