package io.admf.compose.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.vertx.ServiceHost;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.component.OwnCode;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.placement.SimulatedBus.Faults;
import io.admf.data.DataVerticle;
import io.admf.execution.ExecutionVerticle;
import io.admf.ledger.LedgerVerticle;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.ReportingVerticle;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import io.admf.strategy.StrategyVerticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Six services on a network that loses, repeats, delays and reorders messages, while services and
 * coordinators are killed and cut off: the right digest or a clear error, never a wrong result,
 * never a hang. A seed that fails fails again: {@code -Dfaults.seed=N} runs it alone.
 */
class FaultsTest {

  private static final Path EXAMPLES = Path.of(System.getProperty("admf.root", ".."), "examples");
  private static final long LIMIT = 20L * 60 * 1_000; // of the network's clock, milliseconds
  private static final int LEASE = 15;
  private static final int PATIENCE = 30;
  private static final int ATTEMPTS = 4;
  private static final int MOST_WAITING = 3_000;
  private static final AtomicInteger GOOD = new AtomicInteger();

  @TempDir Path scratch;

  private final Workbench[] benches = new Workbench[2];
  private final Coordinator.Prepared[] prepared = new Coordinator.Prepared[2];
  private final String[] digests = new String[2];

  /** Experiments with few slices in a frame, so that there are many messages. */
  @BeforeEach
  void fused() {
    String[] files = {"quickstart.yaml", "ensemble.yaml"};
    String[] slices = {"data.frame_slices=16", "data.frame_slices=64"};
    for (int i = 0; i < files.length; i++) {
      benches[i] = Workbench.open(EXAMPLES.resolve(files[i]), List.of(slices[i]));
      prepared[i] = benches[i].prepare(null);
      digests[i] = new FusedPlacement(() -> 0).run(request(i, scratch.resolve("fused"))).digest();
    }
  }

  @AfterEach
  void close() {
    for (Workbench bench : benches) {
      bench.close();
    }
  }

  private RunRequest request(int experiment, Path results) {
    return new RunRequest(
        prepared[experiment].plan(),
        prepared[experiment].topology(),
        benches[experiment].components(),
        ReportingOptions.defaults(),
        TraceMode.NONE,
        "test",
        "",
        results,
        prepared[experiment].configHash(),
        "test");
  }

  /** A run on a network of its own. */
  private final class History implements Conductor.Ended {
    private final int experiment;
    private final Path results;
    private final SimulatedBus bus;
    private final Map<String, SimulatedBus.Party> parties = new LinkedHashMap<>();
    private final Map<String, ServiceHost> hosts = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private @Nullable RunReport report;
    private @Nullable RuntimeException failure;
    private int coordinators;

    History(int experiment, long seed, Faults faults) {
      this.experiment = experiment;
      this.results = scratch.resolve("seed" + seed);
      this.bus = new SimulatedBus(seed, faults);
      for (ServiceVerticle service : services()) {
        start(service);
      }
    }

    private List<ServiceVerticle> services() {
      var components = benches[experiment].components();
      return List.of(
          new DataVerticle(components),
          new StrategyVerticle(components),
          new PortfolioVerticle(components),
          new ExecutionVerticle(components),
          new LedgerVerticle(),
          new ReportingVerticle(components, () -> 0));
    }

    private void start(ServiceVerticle service) {
      SimulatedBus.Party party = bus.new Party(service.name());
      ServiceHost host = service.on(party);
      host.start(party);
      host.startPulse(party);
      parties.put(service.name(), party);
      hosts.put(service.name(), host);
    }

    void restart(String name) {
      services().stream().filter(each -> each.name().equals(name)).forEach(this::start);
    }

    void crash(String name) {
      parties.get(name).crash();
    }

    void conduct() {
      report = null;
      failure = null;
      conduct(this);
    }

    void conduct(Conductor.Ended told) {
      SimulatedBus.Party party = bus.new Party("coordinator");
      parties.put("coordinator", party);
      RunRequest request = request(experiment, results);
      new Conductor(
              party,
              request,
              new Briefing(request, "services", OwnCode.NONE),
              new Conductor.Terms(
                  coordinators++ + "-coordinator", false, true, LEASE, PATIENCE, ATTEMPTS),
              notices::add,
              told)
          .start();
    }

    @Override
    public void report(RunReport told) {
      assertThat(report).isNull();
      report = told;
    }

    @Override
    public void failed(RuntimeException told) {
      assertThat(failure).isNull();
      failure = told;
    }

    boolean ended() {
      return report != null || failure != null;
    }

    /** Goes on until the run has ended, a message has been said or a time has come. */
    void until(long messages, long time) {
      while (!ended() && bus.published() < messages && bus.now() < time) {
        assertThat(bus.step()).as("nothing is due any more").isTrue();
        assertThat(bus.now()).as("it hangs").isLessThan(LIMIT);
      }
    }

    void untilEnded() {
      until(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The right digest, or a clear error and nothing that looks like results. */
    void check(boolean mayFail) throws IOException {
      assertThat(bus.waiting()).as("messages under way at a time").isLessThan(MOST_WAITING);
      if (failure == null) {
        assertThat(report.digest()).isEqualTo(digests[experiment]);
        assertThat(report.folder()).isDirectory();
        assertThat(Files.readString(report.folder().resolve("summary.json")))
            .contains(digests[experiment]);
      } else {
        if (!mayFail || !(failure instanceof ServicesMissingException)) {
          throw new AssertionError("expected a result; " + notices, failure);
        }
        assertThat(failure).hasMessageMatching("(?s).*(missing|service).*");
        assertThat(results.resolve(prepared[experiment].plan().runId())).doesNotExist();
      }
    }
  }

  private static Faults faults(SplittableRandom random) {
    return new Faults(
        random.nextInt(3) == 0 ? 0 : random.nextDouble(0.08),
        random.nextDouble(0.08),
        random.nextDouble(0.3),
        random.nextLong(1, 400_000));
  }

  static List<Long> seeds() {
    Long alone = Long.getLong("faults.seed");
    if (alone != null) {
      return List.of(alone);
    }
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= Integer.getInteger("faults.runs", 200); seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @AfterAll
  static void most_runs_have_a_result() {
    int runs = seeds().size();
    System.out.printf(
        "%d of %d runs ended with the right digest, the others with a clear error%n",
        GOOD.get(), runs);
    assertThat(GOOD.get()).isGreaterThan(runs * 3 / 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_run_gives_the_right_digest_or_a_clear_error(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    History history = new History(seed % 5 == 0 ? 1 : 0, seed, faults(random));
    if (random.nextInt(4) == 0) {
      history.parties.get(any(random)).slow(random.nextLong(5_000));
    }
    history.conduct();
    boolean mayFail = false;
    String what = List.of("none", "crash", "crash", "cut", "coordinator").get(random.nextInt(5));
    history.until(1 + random.nextLong(1_500), LIMIT / 2);
    if (!history.ended()) {
      switch (what) {
        case "crash" -> mayFail = crash(history, random);
        case "cut" -> mayFail = cut(history, random);
        case "coordinator" -> coordinator(history, random);
        default -> {}
      }
    }
    history.untilEnded();
    history.check(mayFail);
    if (history.failure == null) {
      GOOD.incrementAndGet();
    }
  }

  /** Whatever it does takes it 60 ms: 300 times as long as a message is under way. */
  @ParameterizedTest
  @ValueSource(strings = {"data", "strategy", "portfolio", "execution", "ledger", "reporting"})
  void a_service_that_is_very_slow_is_waited_for(String service) throws IOException {
    History history = new History(0, 0, Faults.NONE);
    history.parties.get(service).slow(60_000);
    history.conduct();
    history.untilEnded();
    history.check(false);
    assertThat(history.notices).containsExactly("all services have taken the run on (attempt 1)");
  }

  private static String any(SplittableRandom random) {
    return List.of("data", "strategy", "portfolio", "execution", "ledger", "reporting")
        .get(random.nextInt(6));
  }

  /** Kills a service; one time in five it does not come back. */
  private static boolean crash(History history, SplittableRandom random) {
    String service = any(random);
    history.crash(service);
    if (random.nextInt(5) == 0) {
      return true;
    }
    history.until(Long.MAX_VALUE, history.bus.now() + random.nextLong(20_000));
    history.restart(service);
    return false;
  }

  /** Cuts some parties off from the others, for a while. */
  private static boolean cut(History history, SplittableRandom random) {
    Set<String> some = new LinkedHashSet<>(List.of(any(random)));
    some.add(any(random));
    history.bus.cutOff(some);
    long healed = history.bus.now() + random.nextLong(90_000);
    history.until(Long.MAX_VALUE, healed);
    history.bus.cutOff(Set.of());
    return true;
  }

  /** Kills the coordinator; another one begins, at once or when services have let go. */
  private static void coordinator(History history, SplittableRandom random) {
    history.crash("coordinator");
    if (random.nextBoolean()) {
      history.until(Long.MAX_VALUE, history.bus.now() + (LEASE + 2 + random.nextInt(9)) * 1_000L);
      history.hosts.forEach(
          (name, host) -> assertThat(host.runs()).as("runs still at " + name).isZero());
    }
    history.conduct();
  }

  /** Messages that are on their way for half a minute come in the middle of the next run. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void what_was_said_for_a_coordinator_that_died_is_not_heard_by_the_next(long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    History history = new History(0, -seed, new Faults(0, 0, 0.05, 30_000_000));
    history.conduct();
    history.until(100 + random.nextLong(100), LIMIT / 2);
    assertThat(history.ended()).isFalse();
    history.crash("coordinator");
    history.conduct();
    history.untilEnded();
    history.check(false);
  }

  /** Two who run the same at once: the second is told so, and does the first no harm. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_run_that_is_under_way_is_not_taken_from_its_coordinator(long seed) throws IOException {
    History history = new History(0, -seed, new Faults(0, 0, 1, 400_000)); // it takes its time
    history.conduct();
    history.until(100, LIMIT / 2);
    List<RuntimeException> told = new ArrayList<>();
    history.conduct(
        new Conductor.Ended() {
          @Override
          public void report(RunReport report) {
            throw new AssertionError("both have " + report.digest());
          }

          @Override
          public void failed(RuntimeException failure) {
            told.add(failure);
          }
        });
    history.untilEnded();
    assertThat(told)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessageContaining("is under way already, for another coordinator");
    assertThat(history.notices).noneMatch(notice -> notice.contains("begins again"));
    history.check(false);
  }
}
