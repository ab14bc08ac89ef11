package io.admf.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.Names;
import io.admf.data.BarSource;
import io.admf.data.DataKinds;
import io.admf.data.Market;
import io.admf.data.SourceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with one fault each, listed in {@code faults/corpus.txt} with what is to be found. */
class FaultCorpusTest {

  private static final Path FOLDER = Path.of("src/test/resources/faults");

  /** One file and the one thing that is to be found in it. */
  record Case(
      String file, String options, String severity, String kind, String line, String phrase) {

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(FOLDER.resolve("corpus.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\|", 6))
        .map(
            parts ->
                new Case(
                    parts[0].trim(),
                    parts[1].trim(),
                    parts[2].trim(),
                    parts[3].trim(),
                    parts[4].trim(),
                    parts[5].trim()));
  }

  private static DataReport check(Case each) {
    String id = each.file().substring(0, each.file().indexOf('.'));
    Market market = Market.of("csv", id).in(FOLDER).with("path", "{symbol}_{timeframe}.csv");
    CheckSettings settings = CheckSettings.standard();
    if (!each.options().isEmpty()) {
      String[] option = each.options().split("=", 2);
      market = market.with(option[0], option[1]);
      if (option[0].equals("time_zone")) {
        settings = settings.in(ZoneId.of(option[1]));
      }
    }
    BarSource source = Market.COMPONENTS.create(DataKinds.SOURCE, market.source());
    return DataCheck.of(
        source,
        new SourceRequest(
            market.series().getFirst(), market.series(), market.plan().data(), market.seed()),
        settings);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_fault_is_found_where_it_is_and_nothing_else(Case each) {
    DataReport report = check(each);
    List<Finding> findings = report.findings();
    if (each.severity().equals("none")) {
      assertThat(findings).isEmpty();
      return;
    }
    List<Finding> told =
        each.severity().equals("note")
            ? findings
            : findings.stream().filter(one -> one.severity() != Severity.NOTE).toList();
    assertThat(told)
        .as(report.text())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(Names.snake(one.kind().name())).isEqualTo(each.kind()));
    Finding found = told.getFirst();
    String place = FOLDER.resolve(each.file()).toString();
    assertThat(found.where())
        .isEqualTo(each.line().equals("-") ? place : place + ':' + each.line());
    assertThat(Names.snake(found.severity().name())).isEqualTo(each.severity());
    assertThat(found.sentence()).contains(each.phrase());
  }

  @Test
  void every_file_of_the_folder_is_in_the_list() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(cases().map(Case::file).toList())
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".csv"))
                  .toList());
    }
  }
}
