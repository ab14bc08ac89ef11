package io.admf.compose.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.compose.grid.dispatch.GridException;
import io.admf.compose.placement.StoppedException;
import io.admf.event.InvariantException;
import io.admf.reporting.RunReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep over a grid on one event bus: whatever happens to nodes and messages, it is the same. */
@Timeout(120)
class GridTest {

  private static final String SWEEP =
      """
      name: rows
      symbols:
        - {symbol: AAA, timeframes: [1d]}
        - {symbol: BBB, timeframes: [1d]}
      data: {source: synthetic, bars: 900, frame_slices: 100}
      strategies:
        - type: sma_crossover
          parameters:
            fast_period: {from: 3, to: 9, step: 2}
            slow_period: [15, 30]
        - type: mean_reversion
          parameters: {period: [10, 20]}
        - type: momentum
          filter: close > sma_50
      risk_profiles:
        - {name: small, max_position_size: 0.2}
        - {name: large, max_position_size: 0.9, long_only: false}
      execution_models:
        - {name: retail, slippage_bps: 3, commission_per_share: 0.01}
        - {name: thin, fill_at: close, max_participation: 0.01}
      """;

  private static final int ALL = 88;

  @TempDir Path folder;
  private Path file;
  private Vertx vertx;

  @BeforeEach
  void open() throws IOException {
    file = Files.writeString(folder.resolve("rows.yaml"), SWEEP);
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private GridRuns runs(String into) {
    return new GridRuns(file, folder.resolve(into));
  }

  private String node(String name) {
    return await(GridNode.deploy(vertx, GridRuns.node(name)));
  }

  private static void same(RunReport actual, RunReport expected) {
    assertThat(actual.digest()).isEqualTo(expected.digest());
    JsonNode one = summary(actual);
    JsonNode other = summary(expected);
    assertThat(one.path("portfolios")).isEqualTo(other.path("portfolios"));
    assertThat(one.path("silent")).isEqualTo(other.path("silent"));
    assertThat(one.path("placement").asText()).isNotEqualTo(other.path("placement").asText());
  }

  private static JsonNode summary(RunReport report) {
    try {
      return new ObjectMapper().readTree(report.folder().resolve("summary.json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int sum(GridRuns runs) {
    return runs.workedBy().values().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void one_two_and_three_nodes_say_what_a_fused_sweep_says() {
    RunReport fused = runs("fused").fused();
    for (int nodes = 1; nodes <= 3; nodes++) {
      node("n" + nodes);
      GridRuns runs = runs("grid-" + nodes);
      same(runs.grid(vertx), fused);
      assertThat(sum(runs)).isEqualTo(ALL);
      assertThat(runs.workedBy()).as("all nodes take part").hasSize(nodes);
      assertThat(runs.said()).filteredOn(line -> line.contains("joined")).hasSize(nodes);
    }
  }

  @Test
  void scripts_brackets_accounts_and_rules_too() throws IOException {
    Files.writeString(
        folder.resolve("orders.csv"),
        """
        time,symbol,side,quantity,target_percent,type,limit,stop,tag,parent,group
        2015-02-02,AAA,buy,100,,market,,,entry,,
        2015-02-02,AAA,sell,100,,stop,,90,,entry,bracket
        2015-02-02,AAA,sell,100,,limit,120,,,entry,bracket
        2015-03-02,BBB,,,0.4,market,,,,,
        2099-01-01,BBB,,,0.0,market,,,,,
        """);
    Files.writeString(
        file,
        """
        name: rich
        symbols: [AAA, BBB]
        data: {source: synthetic, bars: 600, frame_slices: 100, average_volume: 2000}
        strategies:
          - {type: sma_crossover, parameters: {fast_period: [3, 5, 8], slow_period: [15, 30]}}
        portfolios:
          - direction: long_short
            account: {maintenance: [0.2, 0.25], debit_interest: 0.05}
            orders: {entry: [market, {type: limit, offset: 0.5}], stop_loss: [3, none], take_profit: 6}
            risk: {rules: [{type: liquidity, max_adv: [0.1, 0.3], min_ticket: 100}]}
          - orders: {file: orders.csv}
            account: {lots: [fifo, lifo, hifo]}
        """);
    RunReport fused = runs("fused").fused();
    node("a");
    node("b");
    GridRuns runs = runs("grid");
    same(runs.grid(vertx), fused);
    assertThat(sum(runs)).isEqualTo(6 * 2 * 2 * 2 * 2 * 2 + 3);
    JsonNode scripted = summary(fused).path("portfolios").path(192);
    assertThat(scripted.path("parameters").path("account.lots").asText()).isEqualTo("fifo");
    assertThat(scripted.path("rejected").asInt()).as("the line of 2099").isEqualTo(1);
  }

  /** A node may still work for one who died when another goes on with the same sweep. */
  @Test
  void two_coordinators_of_the_same_sweep_have_desks_of_their_own() {
    List<String> desks = new ArrayList<>();
    for (String coordinator : List.of("one", "other")) {
      Vertx bus = Vertx.vertx();
      AtomicReference<String> desk = new AtomicReference<>("");
      bus.eventBus()
          .<JsonObject>consumer(
              Ask.NODES.text(),
              offer -> {
                if (offer.body().containsKey("desk")) {
                  desk.set(offer.body().getString("desk"));
                }
              });
      await(GridNode.deploy(bus, GridRuns.node("a")));
      runs(coordinator).as(coordinator).grid(bus);
      await(bus.close());
      desks.add(desk.get());
    }
    assertThat(desks).doesNotContain("").doesNotHaveDuplicates();
  }

  @Test
  void bars_are_sent_to_a_node_once() {
    node("a");
    node("b");
    GridRuns first = runs("first");
    RunReport once = first.grid(vertx);
    assertThat(first.workedBy()).hasSize(2);
    long bytes = first.bytesShipped();
    assertThat(bytes).isGreaterThan(2 * 2 * 900 * 5 * 8);
    GridRuns second = runs("second");
    assertThat(second.grid(vertx).digest()).isEqualTo(once.digest());
    assertThat(second.bytesShipped()).isZero();
    node("c");
    GridRuns third = runs("third");
    assertThat(third.grid(vertx).digest()).isEqualTo(once.digest());
    assertThat(third.workedBy()).containsKey("c");
    assertThat(third.bytesShipped()).isEqualTo(bytes / 2);
  }

  @Test
  void nodes_leave_and_join_while_a_sweep_runs() {
    RunReport fused = runs("fused").fused();
    vertx
        .eventBus()
        .<Object>addOutboundInterceptor(
            sending -> { // rows take their time, so that there is time to join
              if (sending.body() instanceof JsonObject body && body.containsKey("rows")) {
                vertx.setTimer(80, _ -> sending.next());
              } else {
                sending.next();
              }
            });
    String leaves = node("leaves");
    node("stays");
    GridRuns runs = runs("grid");
    AtomicInteger units = new AtomicInteger();
    runs.onUnit =
        () -> {
          int now = units.incrementAndGet();
          if (now == 4) {
            vertx.undeploy(leaves);
          } else if (now == 6) {
            GridNode.deploy(vertx, GridRuns.node("late"));
          }
        };
    same(runs.grid(vertx), fused);
    assertThat(sum(runs)).isEqualTo(ALL);
    assertThat(runs.said()).anyMatch(line -> line.matches("node leaves/.* has left"));
    assertThat(runs.workedBy()).containsKey("late");
  }

  /**
   * Nothing that a node says is heard any more, and it hears nothing: so it is when it is killed.
   */
  private void silence(String name) {
    vertx
        .eventBus()
        .<Object>addOutboundInterceptor(
            sending -> {
              if (!(sending.body() instanceof JsonObject body
                  && body.getString("node", "").startsWith(name))) {
                sending.next();
              }
            });
  }

  @Test
  void a_node_that_dies_half_way_gives_its_unit_back() {
    RunReport fused = runs("fused").fused();
    node("dies");
    node("stays");
    GridRuns runs = runs("grid");
    AtomicInteger units = new AtomicInteger();
    runs.onUnit =
        () -> {
          if (units.incrementAndGet() == 5) {
            silence("dies");
          }
        };
    same(runs.grid(vertx), fused);
    assertThat(sum(runs)).isEqualTo(ALL);
    assertThat(units).hasValueGreaterThan(5);
  }

  @Test
  void a_member_that_left_the_cluster_is_not_waited_for() {
    RunReport fused = runs("fused").fused();
    node("dies");
    node("stays");
    GridRuns runs = runs("grid");
    runs.rules = GridRuns.RULES.with(3_600_000_000_000L, 20_000_000_000L);
    AtomicReference<Consumer<String>> cluster = new AtomicReference<>();
    AtomicInteger units = new AtomicInteger();
    runs.onUnit =
        () -> {
          if (units.incrementAndGet() == 5) {
            silence("dies");
            cluster.get().accept("member-dies");
          }
        };
    same(runs.grid(vertx, cluster::set, "grid"), fused);
    assertThat(runs.said()).anyMatch(line -> line.matches("node dies/.* left the cluster"));
  }

  @Test
  void messages_that_are_lost_doubled_and_late_change_nothing() {
    RunReport fused = runs("fused").fused();
    for (int seed = 0; seed < 6; seed++) {
      Vertx before = vertx;
      vertx = Vertx.vertx();
      await(before.close());
      AtomicInteger hurt = hurt(seed);
      for (int i = 0; i < 3; i++) {
        node("n" + i);
      }
      GridRuns runs = runs("grid-" + seed);
      try {
        same(runs.grid(vertx), fused);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + runs.said(), e);
      }
      assertThat(sum(runs)).as("seed %d", seed).isEqualTo(ALL);
      assertThat(hurt).as("the test hurts messages").hasValueGreaterThan(10);
    }
  }

  /** Loses some messages, answers too, sends some twice and holds some back. */
  private AtomicInteger hurt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AtomicInteger hurt = new AtomicInteger();
    Vertx bus = vertx;
    bus.eventBus()
        .<Object>addOutboundInterceptor(
            sending -> {
              double chance;
              synchronized (random) {
                chance = random.nextDouble();
              }
              if (chance < 0.08) {
                hurt.incrementAndGet();
              } else if (chance < 0.16) {
                hurt.incrementAndGet();
                bus.setTimer(1 + (long) (chance * 2_000), _ -> sending.next());
              } else if (chance < 0.24 && sending.send() && sending.body() instanceof JsonObject) {
                hurt.incrementAndGet();
                bus.eventBus().send(sending.message().address(), sending.body());
                sending.next();
              } else {
                sending.next();
              }
            });
    return hurt;
  }

  @Test
  void a_node_of_another_version_is_refused_by_name() {
    List<String> said = new ArrayList<>();
    await(GridNode.deploy(vertx, GridRuns.node("old", "0.0.1", 1 << 28, said::add)));
    GridRuns runs = runs("grid");
    runs.rules = GridRuns.RULES.with(600_000_000, 500_000_000);
    assertThatThrownBy(() -> runs.grid(vertx))
        .isInstanceOf(GridException.class)
        .hasMessageContaining("no node has been there")
        .hasMessageContaining("88 of 88 combinations left")
        .hasMessageMatching(
            "(?s).*node old/.* is refused: its code version is 0.0.1, the sweep's is test.*");
    assertThat(runs.workedBy()).isEmpty();
    assertThat(Files.exists(folder.resolve("grid").resolve("grid"))).isTrue();
  }

  @Test
  void a_node_without_room_for_the_bars_says_so() {
    await(GridNode.deploy(vertx, GridRuns.node("small", GridRuns.CODE, 1_000, line -> {})));
    GridRuns runs = runs("grid");
    runs.rules = GridRuns.RULES.with(600_000_000, 500_000_000);
    assertThatThrownBy(() -> runs.grid(vertx))
        .isInstanceOf(GridException.class)
        .hasMessageContaining("give the node more memory");
  }

  @Test
  void no_node_at_all_is_waited_for_and_then_said() {
    GridRuns runs = runs("grid");
    runs.rules = GridRuns.RULES.with(600_000_000, 300_000_000);
    assertThatThrownBy(() -> runs.grid(vertx))
        .isInstanceOf(GridException.class)
        .hasMessageContaining("start one: admf node");
  }

  @Test
  void a_stopped_sweep_keeps_its_rows_and_is_gone_on_with_fused_or_by_a_grid() {
    RunReport fused = runs("fused").fused();
    node("a");
    GridRuns stopped = runs("out");
    AtomicInteger units = new AtomicInteger();
    stopped.onUnit = units::incrementAndGet;
    stopped.stop = () -> units.get() > 10;
    assertThatThrownBy(() -> stopped.grid(vertx))
        .isInstanceOfSatisfying(
            StoppedException.class, e -> assertThat(e.finished()).isBetween(1, ALL - 1));
    GridRuns rest = runs("out");
    same(rest.grid(vertx), fused);
    assertThat(sum(rest)).isBetween(1, ALL - 1);
  }

  private static final String OWN =
      """
      import io.admf.component.Param;
      import io.admf.strategy.Decision;
      import io.admf.strategy.Moment;
      import io.admf.strategy.SignalStrategy;
      import io.admf.strategy.Strategy;

      @Strategy(name = "own", description = "of the researcher", features = {"sma(period)"})
      public record Own(@Param(value = "bars", otherwise = "5", min = 2) int period)
          implements SignalStrategy {
        @Override
        public Decision decide(Moment now) {
          if (period == 7 && now.barNumber() > 500) {
            throw new IllegalStateException("no idea at " + now.barNumber());
          }
          return now.close() > now.feature(0) ? Decision.BUY : Decision.SELL;
        }
      }
      """;

  @Test
  void strategies_of_ones_own_are_compiled_by_the_nodes() throws IOException {
    Files.writeString(folder.resolve("Own.java"), OWN);
    Files.writeString(
        file,
        """
        name: own
        symbols: [{symbol: AAA, timeframes: [1d]}]
        data: {source: synthetic, bars: 900}
        strategies:
          - type: Own.java
            parameters: {period: [3, 5, 7, 9, 11]}
        """);
    RunReport fused = runs("fused").fused();
    node("a");
    node("b");
    GridRuns runs = runs("grid");
    same(runs.grid(vertx), fused);
    assertThat(sum(runs)).isEqualTo(5);
    assertThat(summary(fused).path("portfolios").get(2).path("digest").asText())
        .as("one combination fails, and stops no other")
        .isEqualTo("0".repeat(32));
  }

  private static final String FRAGILE =
      """
      import io.admf.component.Param;
      import io.admf.strategy.Decision;
      import io.admf.strategy.Moment;
      import io.admf.strategy.SignalStrategy;
      import io.admf.strategy.Strategy;

      @Strategy(name = "fragile", description = "breaks where it is made", features = {"sma(period)"})
      public record Fragile(@Param(value = "bars", otherwise = "5", min = 2) int period)
          implements SignalStrategy {
        public Fragile {
          int failures = Integer.getInteger("admf.test.failures", 0);
          if (failures > 0 && Thread.currentThread().getName().equals("admf-node")) {
            System.setProperty("admf.test.failures", "" + (failures - 1));
            throw new IllegalStateException("not on this machine");
          }
        }

        @Override
        public Decision decide(Moment now) {
          return now.close() > now.feature(0) ? Decision.BUY : Decision.SELL;
        }
      }
      """;

  @Test
  void a_unit_that_fails_on_a_node_is_tried_again_and_three_times_at_most() throws IOException {
    Files.writeString(folder.resolve("Fragile.java"), FRAGILE);
    Files.writeString(
        file,
        """
        name: fragile
        symbols: [{symbol: AAA, timeframes: [1d]}]
        data: {source: synthetic, bars: 200}
        strategies:
          - type: Fragile.java
            parameters: {period: [3, 5, 7, 9, 11]}
        """);
    RunReport fused = runs("fused").fused();
    node("a");
    node("b");
    try {
      System.setProperty("admf.test.failures", "2");
      GridRuns runs = runs("grid");
      same(runs.grid(vertx), fused);
      assertThat(runs.said())
          .filteredOn(line -> line.contains("could not work a unit"))
          .hasSize(2)
          .allMatch(line -> line.contains("not on this machine"));
      System.setProperty("admf.test.failures", "1000000");
      assertThatThrownBy(() -> runs("broken").grid(vertx))
          .isInstanceOf(GridException.class)
          .hasMessageContaining("could not be worked by any node")
          .hasMessageContaining("on a/")
          .hasMessageContaining("on b/")
          .hasMessageContaining("not on this machine");
    } finally {
      System.clearProperty("admf.test.failures");
    }
  }

  @Test
  void rows_that_differ_between_nodes_stop_the_run_and_name_both() {
    node("honest");
    vertx
        .eventBus()
        .<Object>addOutboundInterceptor(
            sending -> {
              sending.next();
              if (sending.body() instanceof JsonObject body
                  && "rows".equals(body.getString("ask"))
                  && body.getString("node").startsWith("honest")) {
                String other = body.getString("rows").replaceFirst("\"trades\":", "$01");
                vertx
                    .eventBus()
                    .send(
                        sending.message().address(),
                        body.copy().put("node", "liar").put("rows", other));
              }
            });
    assertThatThrownBy(() -> runs("grid").grid(vertx))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("nodes honest/")
        .hasMessageContaining("liar")
        .hasMessageContaining("to different rows");
  }

  @Test
  void what_the_desk_does_not_understand_hurts_nobody() {
    RunReport fused = runs("fused").fused();
    node("a");
    GridRuns runs = runs("grid");
    AtomicReference<String> desk = new AtomicReference<>();
    vertx
        .eventBus()
        .<JsonObject>consumer(
            "admf.service.node", offer -> desk.compareAndSet(null, offer.body().getString("desk")));
    runs.onUnit =
        () -> {
          vertx.eventBus().send(desk.get(), "no JSON at all");
          for (String ask : List.of("rows", "failed", "beat", "chunk", "join", "hello", "x")) {
            vertx.eventBus().send(desk.get(), new JsonObject().put("ask", ask));
            vertx
                .eventBus()
                .send(desk.get(), new JsonObject().put("ask", ask).put("node", 7).put("unit", "u"));
          }
        };
    same(runs.grid(vertx), fused);
    assertThat(desk.get()).startsWith("admf.rows-");
  }
}
