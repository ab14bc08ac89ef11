package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  void one_portfolio_of_several_must_be_named() throws IOException {
    Path run = run("costs.yaml");
    assertThat(Shell.run("costs", run).err())
        .contains("--portfolio: 12 portfolios are meant; give a combination such as c0001");
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
