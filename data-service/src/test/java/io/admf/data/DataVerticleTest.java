package io.admf.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.EventType;
import io.admf.fixture.Frames;
import io.admf.fixture.ServiceBench;
import io.admf.flow.Credit;
import io.admf.frame.BarBlock;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
    bench.tap(bench.addresses().bars());
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

  /** What was said at the one address of all bars: a list of frames for each message. */
  private List<List<String>> bars() {
    return bench.said(addresses.bars()).stream()
        .map(batch -> ((Batch) batch).items().stream().map(Frames::describe).toList())
        .toList();
  }

  private List<String> tapped(int series) {
    return bench.said(addresses.bars(market.series().get(series))).stream()
        .map(Frames::describe)
        .toList();
  }

  private static String frame(BarBlock block, int series) {
    return Frames.describe(block.frame(series));
  }

  private List<BarBlock> blocks(int from, int to) {
    return blocks.subList(from, Math.min(to, blocks.size()));
  }

  private List<List<String>> sent(int from, int to) {
    return blocks(from, to).stream()
        .map(block -> List.of(frame(block, 0), frame(block, 1)))
        .toList();
  }

  @Test
  void at_BAR_it_says_the_frames_of_the_blocks_that_credit_allows_together_and_no_more() {
    bench.deploy(new JsonObject());
    assertThat(bars()).isEmpty();
    bench.say(credits, allowing(2));
    assertThat(bars()).isEqualTo(sent(0, 2));
    bench.say(credits, allowing(2));
    bench.say(credits, allowing(1));
    assertThat(bars()).isEmpty();
    bench.say(credits, allowing(5));
    assertThat(bars()).isEqualTo(sent(2, 5));
  }

  @Test
  void at_BAR_of_a_series_it_says_its_frames_while_taps_are_told() {
    bench.deploy(new JsonObject());
    bench.say(credits, allowing(2));
    for (int series : new int[] {0, 1}) {
      assertThat(tapped(series))
          .containsExactly(frame(blocks.get(0), series), frame(blocks.get(1), series));
    }
    bench.command(
        new JsonObject().put("command", "tap").put("run", market.plan().runId()).put("on", false));
    bench.say(credits, allowing(3));
    assertThat(tapped(0)).isEmpty();
    assertThat(tapped(1)).isEmpty();
    assertThat(bars()).isEqualTo(sent(0, 3));
  }

  @Test
  void at_BAR_a_block_of_many_bars_is_several_messages() {
    bench.close();
    String[] ids =
        IntStream.range(0, 40).mapToObj(i -> "S%02d_1d".formatted(i)).toArray(String[]::new);
    Market wide = Market.of("irregular", ids).with("bars", 2_000L).seeded(3).cutAt(4_096);
    bench = bench(wide);
    bench.deploy(new JsonObject());
    bench.say(credits, new Credit(1));
    List<List<String>> messages = bars();
    assertThat(messages).hasSizeBetween(4, 40);
    BarBlock first = wide.blocks().getFirst();
    assertThat(messages.stream().flatMap(List::stream))
        .containsExactlyElementsOf(
            IntStream.range(0, 40).mapToObj(series -> frame(first, series)).toList());
  }

  @Test
  void at_PHASE_the_latest_credit_counts_and_none_is_waited_for() {
    bench.deploy(new JsonObject());
    bench.say(credits, 1, allowing(3));
    assertThat(bars()).isEqualTo(sent(0, 3));
    bench.say(credits, 0, allowing(9));
    assertThat(bars()).isEmpty();
    bench.say(credits, 1, allowing(9));
    assertThat(bars()).isEmpty();
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
    assertThat(bars()).isEqualTo(sent(0, blocks.size()));
    assertThat(read).as("before there was credit to find the end").isEmpty();
    bench.say(credits, allowing(blocks.size() + 4));
    JsonObject found = told.get(20, TimeUnit.SECONDS);
    assertThat(found.getString("data_hash")).isEqualTo(market.hash());
    assertThat(found.getJsonArray("notes")).isEmpty();
    bench.say(credits, allowing(blocks.size() + 8));
    assertThat(bars()).isEmpty();
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
    assertThat(bars()).hasSize(1);
    bench.undeploy();
    bench.say(credits, allowing(9));
    assertThat(bars()).isEmpty();
  }
}
