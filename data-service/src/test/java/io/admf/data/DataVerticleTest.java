package io.admf.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.EventType;
import io.admf.fixture.Frames;
import io.admf.fixture.ServiceBench;
import io.admf.flow.Credit;
import io.admf.frame.BarBlock;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data service alone on a bus, address by address. */
class DataVerticleTest {

  private static final int CUT = 7;

  private final Market market =
      Market.of("irregular", "A_1d", "B_1d").with("bars", 50L).seeded(3).cutAt(CUT);
  private final List<BarBlock> blocks = market.blocks();
  private final Addresses addresses = new Addresses("r1");
  private final Address credits = addresses.of("data", EventType.PHASE);
  private ServiceBench bench;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    bench = bench(market);
  }

  private static ServiceBench bench(Market of) {
    ServiceBench bench = new ServiceBench("data", new DataVerticle(Market.COMPONENTS), of.plan());
    of.series().forEach(series -> bench.tap(bench.addresses().bars(series)));
    return bench;
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** The credit with which so many blocks may have been sent in all. */
  private Credit allowing(int count) {
    return new Credit(count - Credit.ahead(CUT));
  }

  private List<String> bars(int series) {
    return bench.said(addresses.bars(market.series().get(series))).stream()
        .map(Frames::describe)
        .toList();
  }

  private List<String> sent(int series, int from, int to) {
    return blocks.subList(from, Math.min(to, blocks.size())).stream()
        .map(block -> Frames.describe(block.frame(series)))
        .toList();
  }

  @Test
  void at_BAR_of_each_series_it_says_the_frames_that_credit_allows_and_no_more() {
    bench.deploy(new JsonObject());
    assertThat(bars(0)).isEmpty();
    bench.say(credits, allowing(2));
    assertThat(bars(0)).isEqualTo(sent(0, 0, 2));
    assertThat(bars(1)).isEqualTo(sent(1, 0, 2));
    bench.say(credits, allowing(2));
    bench.say(credits, allowing(1));
    assertThat(bars(0)).isEmpty();
    bench.say(credits, allowing(5));
    assertThat(bars(0)).isEqualTo(sent(0, 2, 5));
    assertThat(bars(1)).isEqualTo(sent(1, 2, 5));
  }

  @Test
  void at_PHASE_the_latest_credit_counts_and_none_is_waited_for() {
    bench.deploy(new JsonObject());
    bench.say(credits, 1, allowing(3));
    assertThat(bars(0)).isEqualTo(sent(0, 0, 3));
    bench.say(credits, 0, allowing(9));
    assertThat(bars(0)).isEmpty();
    bench.say(credits, 1, allowing(9));
    assertThat(bars(0)).isEmpty();
  }

  @Test
  void at_PHASE_of_the_run_it_says_what_was_read_when_the_data_is_used_up() throws Exception {
    List<JsonObject> read = new ArrayList<>();
    CompletableFuture<JsonObject> told = new CompletableFuture<>();
    bench
        .vertx()
        .eventBus()
        .<JsonObject>consumer(
            addresses.of("root", EventType.PHASE).text(),
            message -> {
              read.add(message.body());
              told.complete(message.body());
            });
    bench.deploy(new JsonObject());
    bench.say(credits, allowing(blocks.size()));
    assertThat(bars(0)).isEqualTo(sent(0, 0, blocks.size()));
    assertThat(read).as("before there was credit to find the end").isEmpty();
    bench.say(credits, allowing(blocks.size() + 4));
    JsonObject found = told.get(20, TimeUnit.SECONDS);
    assertThat(found.getString("data_hash")).isEqualTo(market.hash());
    assertThat(found.getJsonArray("notes")).isEmpty();
    bench.say(credits, allowing(blocks.size() + 8));
    assertThat(bars(0)).isEmpty();
    assertThat(read).hasSize(1);
  }

  @Test
  void at_ERROR_it_says_every_problem_of_bad_data_with_its_place() throws IOException {
    bench.close();
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data").resolve("A_1d.csv"),
        "time,open,high,low,close,volume\n2024-01-02,1,2,3,1,5\n2024-01-03,1,x,1,1,5\n");
    bench = bench(Market.of("csv", "A_1d").in(folder));
    JsonObject reply = bench.deploy(new JsonObject());
    if (!reply.containsKey("failure")) {
      bench.say(credits, new Credit(0));
    }
    JsonObject failure = bench.error();
    assertThat(failure.getString("service")).isEqualTo("data");
    assertThat(failure.getString("kind")).isEqualTo("bad_input");
    assertThat(
            failure.getJsonArray("problems").stream().map(p -> ((JsonObject) p).getString("where")))
        .anyMatch(where -> where.endsWith("A_1d.csv:2"))
        .anyMatch(where -> where.endsWith("A_1d.csv:3"));
    bench.undeploy();
  }

  @Test
  void after_undeploy_nobody_listens() {
    bench.deploy(new JsonObject());
    bench.say(credits, allowing(1));
    assertThat(bars(0)).hasSize(1);
    bench.undeploy();
    bench.say(credits, allowing(9));
    assertThat(bars(0)).isEmpty();
  }
}
