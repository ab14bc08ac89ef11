package io.admf.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunShelfTest {

  @TempDir Path home;
  private Path results;
  private RunShelf shelf;

  @BeforeEach
  void oneRun() throws IOException {
    results = home.resolve("results");
    Reported.write(results, Plans.plan("r1", 2, "SPY", "1d"), 7, 100, 64);
    Files.writeString(home.resolve("secret.txt"), "secret");
    Files.writeString(results.resolve("r1").resolve("experiment.yaml"), "name: x\n");
    Files.writeString(results.resolve("r1").resolve("notes.txt"), "not a run's own file");
    shelf = new RunShelf(results);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "summary.json",
        "report.html",
        "report.txt",
        "report.json",
        "fills.csv",
        "trades.csv",
        "lots.csv",
        "costs.csv",
        "gains.csv",
        "equity.csv",
        "experiment.yaml",
        "portfolio_c0001/metrics.json",
        "portfolio_c0002/metrics.json"
      })
  void a_runs_own_files_are_found(String name) throws IOException {
    assertThat(shelf.file("r1", name)).isEqualTo(results.resolve("r1").resolve(name).toRealPath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "../secret.txt",
        "../../secret.txt",
        "..",
        "",
        "/etc/passwd",
        "portfolio_c0001/../summary.json",
        "../r1/summary.json",
        "portfolio_c0001/../../../secret.txt",
        "portfolio_c0001",
        "summary.json\u0000.csv",
        "SUMMARY.JSON",
        "portfolio_c0001\\metrics.json"
      })
  void nothing_else_is(String name) throws IOException {
    assertThat(shelf.file("r1", name)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "../results/r1", "r1/.", "r1/", ".r1.1-0.partial", "no"})
  void a_run_is_named_by_its_folder_alone(String run) throws IOException {
    assertThat(shelf.file(run, "summary.json")).isNull();
  }

  @Test
  void a_link_does_not_lead_outside() throws IOException {
    Files.createDirectories(results.resolve("r2"));
    Files.createSymbolicLink(
        results.resolve("r2").resolve("summary.json"), home.resolve("secret.txt"));
    Files.createSymbolicLink(results.resolve("r3"), home);
    Files.writeString(home.resolve("fills.csv"), "secret");
    assertThat(shelf.file("r2", "summary.json")).isNull();
    assertThat(shelf.file("r3", "fills.csv")).isNull();
    assertThat(shelf.file("r3", "results/r1/summary.json")).isNull();
  }

  @Test
  void runs_are_listed_the_latest_first_and_a_broken_one_says_so() throws IOException {
    Path broken = Files.createDirectories(results.resolve("r0"));
    Files.writeString(broken.resolve("summary.json"), "{\"run_id\": ");
    Files.createDirectories(results.resolve(".r9.1-0.partial"));
    Files.setLastModifiedTime(
        broken.resolve("summary.json"), java.nio.file.attribute.FileTime.fromMillis(1_000));
    assertThat(shelf.runs()).extracting(RunEntry::id).containsExactly("r1", "r0");
    assertThat(shelf.runs()).extracting(RunEntry::readable).containsExactly(true, false);
    String page = RunListPage.of(shelf.runs(), "/static");
    assertThat(page).contains("href=\"/runs/r1\"", "summary.json cannot be read");
  }

  @Test
  void a_folder_that_is_not_there_yet_has_no_runs() throws IOException {
    assertThat(new RunShelf(home.resolve("none")).runs()).isEmpty();
  }

  @Test
  void names_are_shown_as_text() {
    assertThat(RunListPage.escape("<b>&\"'")).isEqualTo("&lt;b&gt;&amp;&quot;&#39;");
  }
}
