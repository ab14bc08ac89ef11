package io.admf.compose.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the input is told in the same words wherever the kernels are. */
class FailuresOfPlacementsTest {

  @TempDir Path folder;

  @BeforeEach
  void experiment() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(
        folder.resolve("bad.yaml"),
        "symbols: [ABC]\nstrategies: [buy_and_hold]\ndata: {frame_slices: 2}\n");
  }

  private void data(String... rows) throws IOException {
    Files.writeString(
        folder.resolve("data").resolve("ABC_1d.csv"),
        "time,open,high,low,close,volume\n" + String.join("\n", rows) + "\n");
  }

  private BadInputException failure(Placement placement) {
    try (Workbench bench = Workbench.open(folder.resolve("bad.yaml"), List.of())) {
      Coordinator.Prepared prepared = bench.prepare(null);
      return catchThrowableOfType(
          BadInputException.class,
          () ->
              placement.run(
                  new RunRequest(
                      prepared.plan(),
                      prepared.topology(),
                      bench.components(),
                      ReportingOptions.defaults(),
                      TraceMode.FULL,
                      "test",
                      "",
                      folder.resolve("results"),
                      prepared.configHash(),
                      "test")));
    }
  }

  private void compare(int problems, String said) throws IOException {
    BadInputException fused = failure(new FusedPlacement(() -> 0));
    assertThat(fused.problems()).hasSize(problems);
    assertThat(fused).hasMessageContaining(said);
    for (boolean wire : new boolean[] {false, true}) {
      BadInputException services = failure(new ServicesPlacement(() -> 0, wire));
      assertThat(services.problems()).isEqualTo(fused.problems());
      assertThat(services).hasMessage(fused.getMessage());
    }
    Path results = folder.resolve("results");
    if (Files.exists(results)) {
      try (Stream<Path> left = Files.list(results)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void a_run_that_cannot_begin() throws IOException {
    compare(1, "ABC_1d.csv");
  }

  @Test
  void a_run_that_breaks_in_the_middle() throws IOException {
    data(
        "2024-01-02,10,11,9,10,5",
        "2024-01-03,10,11,9,10,5",
        "2024-01-04,10,11,9,10,5",
        "2024-01-05,10,11,9,10,5",
        "2024-01-08,10,9,11,10,5",
        "2024-01-09,x,11,9,10,5");
    compare(2, "ABC_1d.csv:7");
  }
}
