package io.admf.compose.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.cli.Admf;
import io.admf.reporting.results.RowLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Coordinators of real processes, killed in the middle of a sweep that another goes on with. */
@Timeout(300)
class ResumeProcessesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SWEEP =
      """
      name: resumed
      symbols: [{symbol: AAA, timeframes: [1m]}]
      data: {source: synthetic, bars: %d, frame_slices: %d}
      strategies:
        - type: sma_crossover
          parameters:
            fast_period: {from: 3, to: %d, step: 2}
            slow_period: {from: 70, to: 294, step: %d}
      """;

  @TempDir Path folder;

  private Processes processes;

  @BeforeEach
  void prepare() {
    processes = new Processes(folder);
  }

  @AfterEach
  void stop() {
    processes.close();
  }

  private Process admf(String name, String... arguments) {
    return processes.start(List.of(), name, List.of("-Xmx512m"), Admf.class, arguments);
  }

  private Process member(String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", processes.config().toString()));
    return admf(name, all.toArray(String[]::new));
  }

  private void until(String name, String text) throws InterruptedException {
    for (int wait = 0; !processes.output(name).contains(text); wait++) {
      assertThat(wait).as("%s says %s: %s", name, text, processes.outputs()).isLessThan(1_200);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void ends(Process process, String name) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(processes.outputs()).isTrue();
    assertThat(process.exitValue()).as(processes.output(name)).isZero();
  }

  private static List<Path> list(Path results) throws IOException {
    if (Files.notExists(results)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(results)) {
      return all.toList();
    }
  }

  /** The one sweep there that is not finished. */
  private static Path unfinished(Path results) throws IOException {
    return list(results).stream()
        .filter(path -> path.toString().endsWith(RowLog.SUFFIX))
        .findFirst()
        .orElseThrow();
  }

  /** Digest and rows of the one run there. */
  private static List<JsonNode> said(Path results) throws IOException {
    assertThat(list(results)).as("runs").hasSize(1);
    JsonNode summary = MAPPER.readTree(list(results).getFirst().resolve("summary.json").toFile());
    assertThat(summary.path("portfolios").isEmpty()).isFalse();
    return List.of(summary.path("digest"), summary.path("portfolios"));
  }

  /** The combinations whose rows are kept, in the order they were finished; empty without a log. */
  private static List<String> combos(Path log) throws IOException {
    List<String> combos = new ArrayList<>();
    try {
      for (String line : Files.readString(log).lines().toList()) {
        JsonNode batch = line.endsWith("}") ? MAPPER.readTree(line) : MAPPER.nullNode();
        batch.path("rows").forEach(row -> combos.add(row.path("combo").asText()));
      }
    } catch (NoSuchFileException _) {
      // not yet, or not any more
    }
    return combos;
  }

  @Test
  void a_sweep_of_a_grid_goes_on_without_working_finished_rows_again() throws Exception {
    Path sweep =
        Files.writeString(folder.resolve("sweep.yaml"), SWEEP.formatted(100_000, 4096, 59, 8));
    Path alone = folder.resolve("alone");
    ends(admf("alone", "run", sweep.toString(), "--out", alone.toString()), "alone");
    member("node", "node", "--workers", "1");
    until("node", "waits for sweeps");

    Path out = folder.resolve("grid");
    member("killed", "run", sweep.toString(), "--grid", "--batch", "20", "--out", out.toString());
    for (int wait = 0; list(out).isEmpty() || combos(log(out)).size() < 40; wait++) {
      assertThat(wait).as("rows: " + processes.outputs()).isLessThan(12_000);
      TimeUnit.MILLISECONDS.sleep(10);
    }
    processes.kill("killed");
    List<String> before = combos(log(out));
    assertThat(before).hasSizeBetween(40, 840);

    String id = unfinished(out).toString();
    Path log = log(out);
    Process resumed = member("resumed", "resume", id, "--grid", "--batch", "20");
    List<String> rows = before;
    while (resumed.isAlive()) {
      List<String> now = combos(log);
      rows = now.isEmpty() ? rows : now;
      TimeUnit.MILLISECONDS.sleep(2);
    }
    ends(resumed, "resumed");
    assertThat(rows).doesNotHaveDuplicates().hasSizeGreaterThan(before.size());
    assertThat(rows.subList(0, before.size())).isEqualTo(before);
    assertThat(said(out)).isEqualTo(said(alone));
  }

  private static Path log(Path out) throws IOException {
    return unfinished(out).resolve("rows.jsonl");
  }

  @Test
  void a_run_over_services_is_begun_again_at_once() throws Exception {
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP.formatted(6_000, 2, 7, 112));
    Path alone = folder.resolve("alone");
    ends(admf("alone", "run", sweep.toString(), "--out", alone.toString()), "alone");
    List<String> services =
        List.of("data", "strategy", "portfolio", "ledger", "execution", "reporting");
    services.forEach(service -> member(service, "service", service));

    Path out = folder.resolve("coordinator");
    member("killed", "run", sweep.toString(), "--cluster", "--out", out.toString());
    until("killed", "(attempt 1)");
    TimeUnit.MILLISECONDS.sleep(300);
    processes.kill("killed");
    assertThat(list(folder.resolve("results")))
        .as("nothing that looks complete")
        .allMatch(path -> path.getFileName().toString().startsWith("."));

    ends(member("resumed", "resume", unfinished(out).toString(), "--cluster"), "resumed");
    assertThat(list(out)).as("nothing is unfinished").isEmpty();
    assertThat(said(folder.resolve("results"))).isEqualTo(said(alone));
  }
}
