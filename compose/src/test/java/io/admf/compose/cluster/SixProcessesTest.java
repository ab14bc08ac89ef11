package io.admf.compose.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.cluster.Cluster;
import io.admf.cluster.SystemConfig;
import io.admf.component.OwnCode;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.placement.ClusterPlacement;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.Placement;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.placement.ServicesMissingException;
import io.admf.data.DataVerticle;
import io.admf.execution.ExecutionVerticle;
import io.admf.ledger.LedgerVerticle;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.ReportingVerticle;
import io.admf.reporting.RunReport;
import io.admf.reporting.TraceMode;
import io.admf.strategy.StrategyVerticle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The six services in six JVMs, joined on loopback; some of them are killed on the way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SixProcessesTest {

  private static final Path EXAMPLES = Path.of(System.getProperty("admf.root", ".."), "examples");
  private static final Map<String, Class<?>> SERVICES = new LinkedHashMap<>();

  static {
    SERVICES.put("data", DataVerticle.class);
    SERVICES.put("strategy", StrategyVerticle.class);
    SERVICES.put("portfolio", PortfolioVerticle.class);
    SERVICES.put("execution", ExecutionVerticle.class);
    SERVICES.put("ledger", LedgerVerticle.class);
    SERVICES.put("reporting", ReportingVerticle.class);
  }

  @TempDir static Path folder;

  private static Processes processes;

  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() {
    processes = new Processes(folder);
    SERVICES.keySet().forEach(SixProcessesTest::start);
  }

  private static void start(String service) {
    processes.start(
        service, List.of(), SERVICES.get(service), "--config", processes.config().toString());
  }

  @AfterAll
  static void stop() {
    processes.close();
  }

  private RunReport run(
      Function<OwnCode, Placement> placements, String example, String... overrides) {
    try (Workbench bench = Workbench.open(EXAMPLES.resolve(example), List.of(overrides))) {
      Placement placement = placements.apply(bench.ownCode());
      Coordinator.Prepared prepared = bench.prepare(null);
      return placement.run(
          new RunRequest(
              prepared.plan(),
              prepared.topology(),
              bench.components(),
              ReportingOptions.defaults(),
              TraceMode.NONE,
              "test",
              "",
              folder.resolve(placement.name()),
              prepared.configHash(),
              "test"));
    }
  }

  private RunReport run(int patience, String example, String... overrides) {
    try (Cluster cluster = Cluster.visit(SystemConfig.load(processes.config()), "coordinator")) {
      return run(
          code ->
              new ClusterPlacement(
                  cluster.vertx(),
                  cluster.member(),
                  code,
                  new ClusterPlacement.Patience(patience, 3),
                  notices::add),
          example,
          overrides);
    }
  }

  private String fused(String example, String... overrides) {
    return run(code -> new FusedPlacement(() -> 0), example, overrides).digest();
  }

  private String clustered(String example, String... overrides) {
    try {
      return run(60, example, overrides).digest();
    } catch (RuntimeException e) {
      throw new AssertionError(processes.outputs(), e);
    }
  }

  @Test
  @Order(1)
  void six_processes_say_what_one_says() {
    for (String example :
        List.of("quickstart.yaml", "ensemble.yaml", "bitcoin.yaml", "own-strategy.yaml")) {
      assertThat(clustered(example)).as(example).isEqualTo(fused(example));
    }
    assertThat(notices).containsOnly("all services have taken the run on (attempt 1)").hasSize(4);
  }

  /** Long enough for something to happen on the way. */
  private static final String[] LONG = {
    "data.frame_slices=2", "data.source=synthetic", "data.bars=20000"
  };

  /** Waits until the services have taken the run on, and are busy with it. */
  private void onTheWay() throws InterruptedException {
    for (int wait = 0; notices.isEmpty(); wait++) {
      assertThat(wait).as("begun within 60 s: " + processes.outputs()).isLessThan(600);
      TimeUnit.MILLISECONDS.sleep(100);
    }
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private static final String[] GONE = {
    "data.frame_slices=2", "data.source=synthetic", "data.bars=30000"
  };

  @Test
  @Order(2)
  void a_service_that_is_killed_and_comes_back_changes_no_digest() throws Exception {
    CompletableFuture<String> digest =
        CompletableFuture.supplyAsync(() -> clustered("quickstart.yaml", LONG));
    onTheWay();
    assertThat(digest).as("over already").isNotDone();
    processes.kill("execution");
    start("execution");
    assertThat(digest.get(120, TimeUnit.SECONDS)).isEqualTo(fused("quickstart.yaml", LONG));
    assertThat(notices).hasSize(3);
    assertThat(notices.get(1)).startsWith("the execution service ");
    assertThat(notices.get(2)).endsWith("(attempt 2)");
  }

  @Test
  @Order(3)
  void a_service_that_is_gone_for_good_is_named_and_nothing_is_left() throws Exception {
    String runId;
    try (Workbench bench = Workbench.open(EXAMPLES.resolve("quickstart.yaml"), List.of(GONE))) {
      runId = bench.prepare(null).plan().runId();
    }
    CompletableFuture<RunReport> report =
        CompletableFuture.supplyAsync(() -> run(15, "quickstart.yaml", GONE));
    onTheWay();
    assertThat(report).as("over already").isNotDone();
    processes.kill("ledger");
    assertThatThrownBy(() -> report.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ServicesMissingException.class)
        .hasMessageContaining("missing is ledger after 15 s");
    try (Stream<Path> left = Files.list(folder.resolve("results"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(runId));
    }
  }
}
