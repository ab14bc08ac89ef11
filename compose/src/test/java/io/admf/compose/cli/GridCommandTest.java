package io.admf.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.grid.Departures;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a grid, with one event bus in the place of a cluster. */
@Timeout(120)
class GridCommandTest {

  private static final Path SWEEP = Golden.root().resolve("examples/sweep.yaml");

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** A member by name, which leaves the bus to the others. */
  private record Local(Vertx vertx, String name) implements Membership {
    @Override
    public int longestMessage() {
      return 1 << 20;
    }

    @Override
    public Departures departures() {
      return Departures.NONE;
    }

    @Override
    public void close() {}
  }

  private Shell.Said admf(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code =
        Admf.run(
            (config, role) -> new Local(vertx, role),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            texts);
    return new Shell.Said(code, out.toString(), err.toString());
  }

  private String digest(Path out) throws IOException {
    try (Stream<Path> runs = Files.list(out)) {
      Path summary = runs.reduce((a, b) -> b).orElseThrow().resolve("summary.json");
      return new ObjectMapper().readTree(summary.toFile()).path("digest").asText();
    }
  }

  @Test
  void a_sweep_by_nodes_has_the_digest_of_a_fused_one() throws Exception {
    Path fused = folder.resolve("fused");
    assertThat(admf("run", SWEEP, "--out", fused, "--quiet").code()).isZero();
    Thread node =
        Thread.ofPlatform().daemon().start(() -> admf("node", "--workers", "1", "--name", "one"));
    try {
      Path grid = folder.resolve("grid");
      Shell.Said said = admf("run", SWEEP, "--grid", "--out", grid);
      assertThat(said.code()).as(said.err()).isZero();
      assertThat(said.err()).contains("admf: node one/").contains("has joined");
      assertThat(digest(grid)).isEqualTo(digest(fused));
    } finally {
      node.interrupt();
      node.join();
    }
  }

  @Test
  void without_nodes_it_fails_in_a_line() {
    Shell.Said said = admf("run", SWEEP, "--grid", "--wait", "0", "--out", folder.resolve("x"));
    assertThat(said.code()).isEqualTo(Admf.FAILED);
    assertThat(said.err())
        .contains("no node has been there")
        .contains("start one: admf node")
        .doesNotContain("Exception");
  }

  @Test
  void what_makes_no_sense_with_a_grid_is_refused() {
    Shell.Said said =
        admf("run", SWEEP, "--grid", "--workers", "2", "--wire", "--placement", "services");
    assertThat(said.code()).isEqualTo(Admf.BAD_INPUT);
    assertThat(said.err()).contains("--placement services, --wire, --workers");
    assertThat(admf("run", SWEEP, "--wait", "3").err()).contains("needs --grid");
    assertThat(admf("run", SWEEP, "--grid", "--wait", "-1").err()).contains("was -1");
    assertThat(admf("node", "--workers", "0").err()).contains("was 0");
  }
}
