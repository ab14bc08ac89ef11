package io.admf.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Snapshot;
import io.admf.fixture.ServiceBench;
import io.admf.flow.Credit;
import io.admf.flow.Step;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import io.admf.plan.RunPlan;
import io.admf.reporting.fixture.Hearer;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.SampleRun;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reporting service alone on a bus, address by address. */
class ReportingVerticleTest {

  private static final RunPlan PLAN = Plans.plan("r1", 2, "SPY", "1d");
  private static final int BARS = 100;
  private static final int CUT = 30;

  private final Addresses addresses = new Addresses(PLAN.runId());
  private final Address credits = addresses.of("data", EventType.PHASE);
  private final Told told = new Told();
  private final BlockingQueue<JsonObject> reports = new LinkedBlockingQueue<>();
  private ServiceBench bench;

  @TempDir Path results;

  /** A run as the messages that reporting hears of it. */
  private static final class Told implements Hearer {
    final List<BarBlock> blocks = new ArrayList<>();
    final List<Batch> steps = new ArrayList<>();
    private final Map<Integer, List<Event>> events = new LinkedHashMap<>();
    private final List<Object> ends = new ArrayList<>();

    @Override
    public void bars(BarBlock block) {
      blocks.add(block);
    }

    @Override
    public void event(int portfolio, Event event) {
      events.computeIfAbsent(portfolio, p -> new ArrayList<>()).add(event);
    }

    @Override
    public void equity(EquityFrame frame) {
      steps.add(new Batch(List.of(step(frame.portfolio(), false), frame)));
    }

    @Override
    public void closed(int portfolio, Snapshot last) {
      event(portfolio, last);
      ends.add(step(portfolio, true));
      if (ends.size() == PLAN.portfolios().size()) {
        steps.add(new Batch(ends));
      }
    }

    private Step step(int portfolio, boolean end) {
      List<Event> happened = events.remove(portfolio);
      BarBlock block = blocks.getLast();
      long last = block.lastSlice();
      return new Step(
          portfolio,
          block.frame(0).number(),
          end ? last + 1 : block.firstSlice(),
          last,
          last,
          Step.NO_DECISION,
          end,
          happened == null ? List.of() : happened);
    }
  }

  @BeforeEach
  void start() {
    new SampleRun(PLAN, 1, BARS).play(CUT, told);
    bench = new ServiceBench("reporting", new ReportingVerticle(Plans.metrics(), () -> 0), PLAN);
    bench.tap(credits);
    bench
        .vertx()
        .eventBus()
        .<JsonObject>consumer(
            addresses.of("root", EventType.RUN).text(),
            message -> {
              if (message.body().containsKey("ready")) {
                reports.add(message.body());
              }
            });
    bench.deploy(
        new JsonObject()
            .put("results", results.toString())
            .put("name", "sample")
            .put("config_hash", "c0ffee")
            .put("code_version", "0.1")
            .put("placement", "services")
            .put("experiment", "name: sample\n")
            .put("trace", "full"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void bars(int block) {
    bench.say(addresses.bars(), block, new Batch(List.of(told.blocks.get(block).frame(0))));
  }

  private void analysis(int block) {
    int rows = told.blocks.get(block).slices();
    bench.say(
        addresses.of("strategies", EventType.SIGNAL),
        block,
        new Batch(List.of(new FeatureFrame(0, block, rows, List.of(), new double[0][]))));
  }

  private void steps(int number) {
    bench.say(addresses.posted("portfolios"), number, told.steps.get(number));
  }

  private void go() {
    bench.control(EventType.RUN, new JsonObject().put("go", true));
  }

  private void read() {
    bench.control(
        EventType.PHASE,
        new JsonObject().put("data_hash", "da7a").put("notes", List.of("3 rows skipped")));
  }

  /** What it answers once it has said that results are ready. */
  private JsonObject report() throws InterruptedException {
    assertThat(reports.poll(20, TimeUnit.SECONDS)).as("a report within 20 s").isNotNull();
    return commit();
  }

  private JsonObject commit() {
    return bench.command(new JsonObject().put("command", "commit").put("run", "r1"));
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.toList();
    }
  }

  /** What a desk reports that hears the same run. */
  private RunReport expected(Path folder) {
    try (ReportingDesk desk =
        new ReportingDesk(
            PLAN, Plans.metrics(), ReportingOptions.defaults(), TraceMode.FULL, folder)) {
      new SampleRun(PLAN, 1, BARS)
          .play(
              CUT,
              new Hearer() {
                @Override
                public void bars(BarBlock block) {
                  desk.block(block, List.of(), List.of(), List.of());
                }

                @Override
                public void equity(EquityFrame frame) {
                  desk.equity(frame);
                }

                @Override
                public void event(int portfolio, Event event) {
                  desk.event(portfolio, event);
                }

                @Override
                public void closed(int portfolio, Snapshot last) {
                  desk.event(portfolio, last);
                  desk.closed(portfolio, last);
                }
              });
      desk.note("3 rows skipped");
      return desk.finish(
          new Provenance("r1", "sample", "c0ffee", "da7a", "0.1", "services", 0), "name: sample\n");
    }
  }

  @Test
  void at_RUN_it_hears_the_start_and_at_PHASE_of_data_it_gives_the_first_credit() {
    assertThat(bench.said(credits)).isEmpty();
    go();
    assertThat(bench.said(credits)).containsExactly(new Credit(0));
  }

  @Test
  void at_PHASE_of_data_it_gives_credit_for_one_more_block_when_all_have_ended_one() {
    go();
    bars(0);
    analysis(0);
    steps(0);
    assertThat(bench.said(credits)).containsExactly(new Credit(0));
    steps(1);
    assertThat(bench.said(credits)).containsExactly(new Credit(1));
    bars(1);
    analysis(1);
    steps(2);
    steps(3);
    assertThat(bench.said(credits)).containsExactly(new Credit(2));
  }

  @Test
  void at_RUN_it_says_that_it_is_ready_and_puts_the_report_of_a_desk_in_place_when_told(
      @TempDir Path other) throws Exception {
    for (int block = 0; block < told.blocks.size(); block++) {
      bars(block);
      analysis(block);
    }
    for (int step = 0; step < told.steps.size(); step++) {
      steps(step);
    }
    bench.settle();
    assertThat(reports).as("before it is known what was read").isEmpty();
    assertThatThrownBy(this::commit).hasMessageContaining("expected a run that has ended");
    read();
    assertThat(reports.poll(20, TimeUnit.SECONDS)).as("ready within 20 s").isNotNull();
    assertThat(left())
        .as("in place before the coordinator wants it")
        .doesNotContain(results.resolve("r1"));
    JsonObject report = commit();
    assertThat(commit()).as("told again").isEqualTo(report);
    RunReport expected = expected(other);
    assertThat(report.getString("digest")).isEqualTo(expected.digest());
    assertThat(report.getString("json")).isEqualTo(expected.json());
    assertThat(report.getString("text"))
        .isEqualTo(expected.text().replace(other.toString(), results.toString()))
        .contains("3 rows skipped");
    assertThat(Path.of(report.getString("folder"))).isEqualTo(results.resolve("r1"));
    assertThat(left()).containsExactly(results.resolve("r1"));
    assertThat(bench.failed()).isFalse();
  }

  @Test
  void whatever_arrives_first_the_report_is_the_same(@TempDir Path other) throws Exception {
    read();
    for (int step = told.steps.size() - 1; step >= 0; step--) {
      steps(step);
      steps(step);
    }
    for (int block = told.blocks.size() - 1; block >= 0; block--) {
      bars(block);
      bars(block);
      analysis(block);
    }
    assertThat(report().getString("json")).isEqualTo(expected(other).json());
    bench.settle();
    assertThat(reports).as("one report").isEmpty();
  }

  @Test
  void a_run_that_is_let_go_before_its_end_leaves_nothing_behind() throws IOException {
    bars(0);
    analysis(0);
    steps(0);
    bench.settle();
    bench.undeploy();
    assertThat(left()).isEmpty();
    steps(1);
    assertThat(bench.said(credits)).isEmpty();
  }

  @Test
  void at_ERROR_it_says_when_it_hears_what_it_does_not_know() {
    bars(0);
    analysis(0);
    Batch strange = new Batch(List.of(told.steps.getFirst().items().getFirst(), new Credit(1)));
    bench.say(addresses.posted("portfolios"), 0, strange);
    assertThat(bench.error().getString("message"))
        .isEqualTo("expected a step or equity, was Credit[reported=1]");
  }
}
