package io.admf.reporting.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.plan.RunPlan;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import io.admf.reporting.results.RowLog.Batch;
import io.admf.reporting.results.RowLog.Origin;
import io.admf.reporting.results.RowLog.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowLogTest {

  private static final RunPlan PLAN = Plans.plan("r1", 5, "SPY", "1d");
  private static final Origin ORIGIN = new Origin("c1", "v1");

  @TempDir Path results;

  private RowLog open(Origin origin) {
    return RowLog.open(results, "r1", origin, "name: x\n");
  }

  private Path file() {
    return RowLog.place(results, "r1").resolve("rows.jsonl");
  }

  private static Batch batch(RunSummary run, int from, int to) {
    List<Row> rows = run.portfolios().subList(from, to).stream().map(Row::of).toList();
    return new Batch("d1", List.of(new NoSignal("s", "why")), rows);
  }

  @Test
  void rows_come_back_to_the_last_bit() {
    RunSummary run = Reported.summary(PLAN, 9, 700, 64);
    RunSummary idle = Reported.summary(PLAN, 9, 5, 64); // with figures that are not defined
    for (RunSummary each : List.of(run, idle)) {
      try (RowLog log = open(ORIGIN)) {
        log.add(batch(each, 0, 3));
        log.add(batch(each, 3, 5));
      }
      try (RowLog log = open(ORIGIN)) {
        assertThat(log.batches().getFirst().dataHash()).isEqualTo("d1");
        assertThat(log.batches().getFirst().silent()).containsExactly(new NoSignal("s", "why"));
        assertThat(log.rows()).hasSize(5);
        for (PortfolioSummary expected : each.portfolios()) {
          PortfolioSummary actual =
              log.rows().get(expected.spec().comboId()).summary(expected.spec());
          assertThat(actual.digest()).isEqualTo(expected.digest());
          assertThat(actual.metrics()).isEqualTo(expected.metrics());
          assertThat(actual.metrics().keySet())
              .containsExactlyElementsOf(expected.metrics().keySet());
          assertThat(actual.statistics()).isEqualTo(expected.statistics());
          assertThat(actual.troubles()).isEqualTo(expected.troubles());
          assertThat(actual.holdings()).isEqualTo(expected.holdings());
          assertThat(actual.shown()).isFalse();
        }
        log.remove();
      }
    }
  }

  @Test
  void a_line_that_was_cut_off_does_not_count_and_spoils_nothing() throws IOException {
    RunSummary run = Reported.summary(PLAN, 9, 300, 64);
    try (RowLog log = open(ORIGIN)) {
      log.add(batch(run, 0, 2));
      log.add(batch(run, 2, 4));
    }
    String text = Files.readString(file());
    for (int cut : new int[] {1, 2, 100, 1_000}) {
      Files.writeString(file(), text.substring(0, text.length() - cut));
      try (RowLog log = open(ORIGIN)) {
        assertThat(log.rows()).as("cut by %d", cut).hasSize(cut == 1 ? 4 : 2);
        log.add(batch(run, 4, 5));
      }
      try (RowLog log = open(ORIGIN)) {
        assertThat(log.rows()).as("cut by %d", cut).hasSize(cut == 1 ? 5 : 3);
      }
    }
  }

  @Test
  void rows_of_another_origin_are_not_gone_on_with() {
    try (RowLog log = open(ORIGIN)) {
      log.add(batch(Reported.summary(PLAN, 9, 300, 64), 0, 5));
    }
    assertThat(RowLog.unfinished(results)).containsExactly("r1");
    assertThat(RowLog.continues(results, "r1", ORIGIN)).isTrue();
    for (Origin other : List.of(new Origin("c2", "v1"), new Origin("c1", "v2"))) {
      assertThat(RowLog.continues(results, "r1", other)).isFalse();
    }
    try (RowLog log = open(new Origin("c1", "v2"))) {
      assertThat(log.rows()).isEmpty();
    }
    assertThat(RowLog.unfinished(results)).as("nothing is left of a log without rows").isEmpty();
  }
}
