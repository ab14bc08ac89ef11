package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A grid of real processes on this machine: one, two and three nodes, one of them killed. */
@Timeout(300)
class GridProcessesTest {

  private static final String SWEEP =
      """
      name: processes
      symbols: [{symbol: AAA, timeframes: [1m]}]
      data: {source: synthetic, bars: 100000}
      strategies:
        - type: sma_crossover
          parameters:
            fast_period: {from: 3, to: 59, step: 2}
            slow_period: {from: 70, to: 294, step: 8}
      portfolios:
        - risk: {max_position_size: [0.5, 1]}
      """;

  @TempDir Path folder;
  private Path sweep;
  private Path config;
  private final List<Process> nodes = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    config =
        Files.writeString(
            folder.resolve("system.yaml"),
            "cluster: {name: grid-test, port: %d, members: ['127.0.0.1:%d']}\n"
                .formatted(port, port));
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process node : nodes) {
      node.destroyForcibly().waitFor();
    }
  }

  private Process start(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Admf.class.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  /** Waits for a line that says so. */
  private static void until(BufferedReader said, String text) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (line.contains(text)) {
        return;
      }
    }
    throw new AssertionError("expected a line with '%s', was %s".formatted(text, lines));
  }

  private static BufferedReader reader(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  private Process node(String name) throws IOException {
    Process node = start("node", "--config", config, "--workers", "1", "--name", name);
    nodes.add(node);
    until(reader(node), "waits for sweeps");
    return node;
  }

  private Process grid(Path out) throws IOException {
    return start("run", sweep, "--grid", "--config", config, "--out", out);
  }

  private static String digest(Path out) throws IOException {
    try (Stream<Path> runs = Files.list(out)) {
      Path summary = runs.reduce((a, b) -> b).orElseThrow().resolve("summary.json");
      return new ObjectMapper().readTree(summary.toFile()).path("digest").asText();
    }
  }

  private static void succeeds(Process run, BufferedReader said) throws Exception {
    String rest = String.join("\n", said.lines().toList());
    assertThat(run.waitFor()).as(rest).isZero();
  }

  @Test
  void one_two_and_three_nodes_one_killed_say_what_a_fused_sweep_says() throws Exception {
    Path fused = folder.resolve("fused");
    Process alone = start("run", sweep, "--out", fused);
    succeeds(alone, reader(alone));
    String expected = digest(fused);
    node("one");
    for (int count = 1; count <= 3; count++) {
      Path out = folder.resolve("grid-" + count);
      Process run = grid(out);
      succeeds(run, reader(run));
      assertThat(digest(out)).as("%d nodes", count).isEqualTo(expected);
      if (count < 3) {
        node("more-" + count);
      }
    }
    Path out = folder.resolve("killed");
    Process run = grid(out);
    BufferedReader said = reader(run);
    for (int i = 0; i < 3; i++) {
      until(said, "has joined");
    }
    nodes.getFirst().destroyForcibly();
    until(said, "node one/");
    succeeds(run, said);
    assertThat(digest(out)).as("one killed").isEqualTo(expected);
  }
}
