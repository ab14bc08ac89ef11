package io.admf.compose.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;

/** Runs an experiment in all placements of one machine and compares every event. */
abstract class PlacementComparison {

  @TempDir Path scratch;

  RunReport run(Placement placement, Path file, String into, String... overrides) {
    try (Workbench bench = Workbench.open(file, List.of(overrides))) {
      Coordinator.Prepared prepared = bench.prepare(null);
      return placement.run(
          new RunRequest(
              prepared.plan(),
              prepared.topology(),
              bench.components(),
              ReportingOptions.defaults(),
              TraceMode.FULL,
              "test",
              "",
              scratch.resolve(into),
              prepared.configHash(),
              "test"));
    }
  }

  /** The events of each container of a run, as text. */
  static Map<String, String> logs(RunReport report) throws IOException {
    Map<String, String> logs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(report.folder())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().equals("events.jsonl.gz")) {
          try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            logs.put(
                report.folder().relativize(file).toString(),
                new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return logs;
  }

  /** The digest that they all have. */
  String compare(Path file, List<String> containers, List<String> types, String... overrides)
      throws IOException {
    RunReport fused = run(new FusedPlacement(() -> 0), file, "fused", overrides);
    Map<String, String> expected = logs(fused);
    assertThat(expected.keySet())
        .containsExactlyElementsOf(containers.stream().map(c -> c + "/events.jsonl.gz").toList());
    String all = String.join("", expected.values());
    for (String type : types) {
      assertThat(all).as("no %s: the comparison would be empty", type).contains('/' + type + '/');
    }
    for (boolean wire : new boolean[] {false, true}) {
      String into = wire ? "wire" : "services";
      RunReport services = run(new ServicesPlacement(() -> 0, wire), file, into, overrides);
      assertThat(services.digest()).as(into).isEqualTo(fused.digest());
      Map<String, String> actual = logs(services);
      assertThat(actual.keySet()).as(into).isEqualTo(expected.keySet());
      for (String log : expected.keySet()) {
        assertThat(actual.get(log).lines().toList())
            .as("%s, %s", into, log)
            .isEqualTo(expected.get(log).lines().toList());
        assertThat(actual.get(log)).as("%s, %s", into, log).isEqualTo(expected.get(log));
      }
    }
    return fused.digest();
  }
}
