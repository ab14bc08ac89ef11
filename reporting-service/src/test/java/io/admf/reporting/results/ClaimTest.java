package io.admf.reporting.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.plan.RunPlan;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of writers that were killed, and what is not touched. */
@Timeout(60)
class ClaimTest {

  private static final RunPlan PLAN = Plans.plan("r1", 1, "SPY", "1d");

  @TempDir Path results;

  /** Opens a folder of results, says so, and waits to be killed. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      ResultFolder folder = ResultFolder.open(Path.of(arguments[0]), PLAN);
      Files.writeString(folder.container("portfolio_c0001").resolve("events"), "x");
      if (arguments.length > 1) { // killed between the two moves that put it in place
        Claim claim = Claim.take(Path.of(arguments[0]), "r1");
        Files.move(folder.place(), claim.aside());
      }
      System.out.println("open");
      System.in.read();
    }
  }

  private Process writer(String... more) throws IOException {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            results.toString()),
                        Stream.of(more))
                    .toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("open");
    return process;
  }

  private static void kill(Process process) {
    process.destroyForcibly().onExit().join();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void what_a_killed_writer_left_is_removed_by_the_next_and_what_is_in_use_stays()
      throws IOException {
    Process killed = writer();
    Process living = writer();
    kill(killed);
    assertThat(names()).hasSize(4);
    try (ResultFolder mine = ResultFolder.open(results, PLAN)) {
      assertThat(names()).as("the living one's and mine, with their locks").hasSize(4);
      try (ResultFolder other = ResultFolder.open(results, PLAN)) {
        assertThat(mine.container("portfolio_c0001")).isDirectory();
        assertThat(other.container("portfolio_c0001")).isDirectory();
        assertThat(names()).hasSize(6);
      }
      Process third = writer(); // sweeps in another process, and still sees that mine is locked
      assertThat(mine.container("portfolio_c0001")).isDirectory();
      kill(third);
    }
    kill(living);
    ResultFolder.open(results, PLAN).close();
    assertThat(names()).isEmpty();
  }

  @Test
  void an_earlier_result_that_was_put_aside_by_a_killed_writer_comes_back() throws IOException {
    Path run = Reported.write(results, PLAN, 7, 100, 64);
    String before = Files.readString(run.resolve("summary.json"));
    kill(writer("aside"));
    assertThat(run).doesNotExist();
    ResultFolder.open(results, PLAN).close();
    assertThat(run.resolve("summary.json")).hasContent(before);
    assertThat(names()).containsExactly("r1");
  }

  @Test
  void what_is_not_a_claim_is_not_touched() throws IOException {
    for (String name : List.of(".x.lock", ".r1.5.partial", "r1.5.lock", ".r2.5.partial.old")) {
      Files.createDirectory(results.resolve(name));
    }
    ResultFolder.open(results, PLAN).close();
    assertThat(names()).hasSize(4);
  }
}
