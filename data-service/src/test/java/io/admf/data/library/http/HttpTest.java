package io.admf.data.library.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.DataKinds;
import io.admf.data.Market;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.net.FakeMachine;
import io.admf.frame.BarFrame;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

  private static final String KEY = "k3y+/that&nobody=sees";
  private static final Instant START = Instant.parse("2024-03-04T10:00:00Z");

  @TempDir Path folder;
  private final Service service = new Service();
  private final FakeMachine machine =
      new FakeMachine()
          .with("APCA_API_KEY_ID", KEY)
          .with("APCA_API_SECRET_KEY", "s3cret")
          .with("POLYGON_API_KEY", KEY);
  private SourceNotes notes = new SourceNotes("", "", 0, 0, List.of());

  @AfterEach
  void stop() {
    service.close();
    machine.close();
  }

  /** What is read: a series at a timeframe for so many bars from {@link #START} on. */
  private final class Case {
    private final Map<String, Object> keys = new LinkedHashMap<>();
    private String series = "X_1m";
    private long count = 25;
    private boolean skip;

    Case(String recipe) {
      with("recipe", recipe).with("cache", "cache");
      if (!recipe.equals("none")) {
        with("url", url(recipe));
      }
    }

    Case with(String key, Object value) {
      keys.put(key, value);
      return this;
    }

    Case of(String id, long bars) {
      series = id;
      count = bars;
      return this;
    }

    Case skipping() {
      skip = true;
      return this;
    }

    private SourceRequest request() {
      Market market = Market.of("http", series);
      long step = market.series().getFirst().timeframe().nanos();
      long from = Math.ceilDiv(Instants.nanos(START), step) * step;
      DataSpec data =
          new DataSpec(
              new ComponentSpec("http", keys),
              List.of(folder.toString()),
              from,
              from + count * step,
              skip,
              Long.MAX_VALUE);
      return new SourceRequest(market.series().getFirst(), market.series(), data, 42);
    }

    private BarReader open() {
      SourceRequest request = request();
      Http http = (Http) Market.COMPONENTS.create(DataKinds.SOURCE, request.data().source());
      return http.open(request, machine);
    }

    List<String> read() {
      List<String> bars = new ArrayList<>();
      BarFrame.Columns rows = BarFrame.Columns.ofCapacity(7);
      try (BarReader reader = open()) {
        for (int n = reader.read(rows, 0, 7); n > 0; n = reader.read(rows, 0, 7)) {
          for (int i = 0; i < n; i++) {
            bars.add(
                line(
                    rows.eventTimes()[i],
                    rows.knownAt()[i],
                    rows.open()[i],
                    rows.high()[i],
                    rows.low()[i],
                    rows.close()[i],
                    rows.volume()[i]));
          }
        }
        notes = reader.notes();
      }
      return bars;
    }

    List<String> expected() {
      SourceRequest request = request();
      long step = request.series().timeframe().nanos();
      List<String> bars = new ArrayList<>();
      for (long t = request.data().from(); t < request.data().to(); t += step) {
        double[] bar = Service.bar(t / 1_000_000);
        bars.add(line(t, t + step, bar[0], bar[1], bar[2], bar[3], bar[4]));
      }
      return bars;
    }

    void isRefusedWith(String... texts) {
      assertThatThrownBy(this::read)
          .isInstanceOf(BadInputException.class)
          .satisfies(
              e ->
                  assertThat(e.getMessage())
                      .contains(texts)
                      .doesNotContain(KEY)
                      .doesNotContain("k3y%2B"));
    }
  }

  private static String line(long opened, long known, double... values) {
    return Instants.format(opened) + ' ' + Instants.format(known) + ' ' + Arrays.toString(values);
  }

  private String url(String recipe) {
    String name = "/io/admf/data/recipes/http/%s.yaml".formatted(recipe);
    try (InputStream in = Objects.requireNonNull(HttpTest.class.getResourceAsStream(name))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String url = text.lines().filter(l -> l.startsWith("url: ")).findFirst().orElseThrow();
      return url.substring(6, url.length() - 1)
          .replaceFirst("https://[a-z.]+", service.place())
          .replace("limit=1000", "limit=10");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Case alpaca() {
    return new Case("alpaca");
  }

  private Case binance() {
    return new Case("binance").with("page_size", "10");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private long pagesKept() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".page")).count();
  }

  private boolean complete() throws IOException {
    return files().stream().anyMatch(file -> file.endsWith("current"));
  }

  private static Service.Fault status(Service service, int status, String... header) {
    return (exchange, answer) -> {
      if (header.length > 0) {
        exchange.getResponseHeaders().set(header[0], header[1]);
      }
      boolean told = exchange.getRequestHeaders().containsKey("Apca-api-key-id");
      boolean asked = exchange.getRequestURI().toString().contains("apiKey");
      service.send(exchange, status, "too busy" + (told || asked ? " for " + KEY : ""));
      return Service.DONE;
    };
  }

  private static Service.Fault says(String text) {
    return (exchange, answer) -> text;
  }

  @ParameterizedTest
  @CsvSource({
    "alpaca, X_1m, 25, 3",
    "alpaca, X_1d, 12, 2",
    "alpaca, X_5m, 10, 1",
    "polygon, X_1m, 25, 3",
    "polygon, X_1h, 9, 1",
    "polygon, X_1d, 20, 2",
    "binance, X_1m, 25, 3",
    "binance, X_1h, 30, 4",
    "stooq, X_1d, 40, 1"
  })
  void a_recipe_reads_its_service_and_afterwards_needs_no_network_and_no_key(
      String recipe, String series, long count, int requests) {
    Case market = new Case(recipe).of(series, count);
    if (recipe.equals("binance")) {
      market.with("page_size", 10L);
    }
    assertThat(market.read()).isEqualTo(market.expected());
    assertThat(service.asked).hasSize(requests);
    service.close();
    machine.with("APCA_API_KEY_ID", "").with("POLYGON_API_KEY", "");
    assertThat(market.read()).isEqualTo(market.expected());
    assertThat(notes.bars()).isEqualTo(count);
    assertThat(machine.slept).isEmpty();
  }

  @Test
  void keys_are_sent_and_stand_in_no_file_and_no_message() throws IOException {
    service.then(says("{\"bars\":[],\"next_page_token\":null,\"you\":\"" + KEY + "\"}"));
    assertThat(alpaca().read()).isEmpty();
    assertThat(service.headers).containsEntry("Apca-api-key-id", KEY);
    assertThat(service.headers).containsEntry("Apca-api-secret-key", "s3cret");
    Case polygon = new Case("polygon");
    assertThat(polygon.read()).isEqualTo(polygon.expected());
    assertThat(service.asked.getLast()).contains("apiKey=k3y%2B%2Fthat%26nobody%3Dsees");
    assertThat(files()).hasSizeGreaterThan(4);
    for (Path file : files()) {
      assertThat(Files.readString(file))
          .doesNotContain(KEY)
          .doesNotContain("s3cret")
          .doesNotContain("k3y%2B");
    }
    service.then(status(service, 403));
    polygon.of("X_1m", 3).isRefusedWith("403", "the key is missing, wrong", "too busy for {key}");
  }

  @Test
  void busy_servers_are_left_alone_as_long_as_they_say() {
    service.then(
        status(service, 429, "Retry-After", "17"),
        status(service, 503),
        null,
        status(service, 418, "Retry-After", "Tue, 14 Nov 2023 22:14:20 GMT"));
    assertThat(binance().read()).isEqualTo(binance().expected());
    assertThat(machine.slept).hasSize(3);
    assertThat(machine.slept.getFirst()).isEqualTo(17_000_000_000L);
    assertThat(machine.slept.get(1)).isBetween(1_000_000_000L, 2_000_000_000L);
    assertThat(machine.slept.get(2))
        .as("until 22:14:20")
        .isBetween(40_000_000_000L, 60_000_000_000L);
  }

  @Test
  void waits_grow_and_are_the_same_for_the_same_seed() {
    Service.Fault busy = status(service, 500);
    service.then(busy, busy, busy, busy);
    assertThat(alpaca().read()).isEqualTo(alpaca().expected());
    List<Long> first = List.copyOf(machine.slept);
    assertThat(first).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(first.get(i) / 1e9).isBetween((1 << i) / 2.0, (double) (1 << i));
    }
    machine.slept.clear();
    service.then(busy, busy, busy, busy);
    assertThat(alpaca().with("refresh", true).read()).isEqualTo(alpaca().expected());
    assertThat(machine.slept).isEqualTo(first);
  }

  @Test
  void who_wants_to_be_left_alone_for_too_long_is_given_up_and_the_run_goes_on_later()
      throws IOException {
    service.then(null, null, status(service, 429, "Retry-After", "86399"));
    binance().isRefusedWith("429", "it asks to wait 86399 s", "goes on from there");
    assertThat(pagesKept()).isEqualTo(2);
    assertThat(complete()).isFalse();
    assertThat(machine.slept).isEmpty();
    service.asked.clear();
    assertThat(binance().read()).isEqualTo(binance().expected());
    assertThat(service.asked).as("pages that were missing").hasSize(1);
    assertThat(complete()).isTrue();
  }

  @Test
  void attempts_end() {
    for (int i = 0; i < 10; i++) {
      service.then(status(service, 502));
    }
    alpaca().with("attempts", 4L).isRefusedWith("502", "given up after 4 attempts");
    assertThat(service.asked).hasSize(4);
  }

  @Test
  void time_ends_before_attempts_where_waits_are_long() {
    for (int i = 0; i < 20; i++) {
      service.then(status(service, 502));
    }
    alpaca().with("attempts", 100L).with("total_seconds", 20L).isRefusedWith("502", "given up");
    assertThat(machine.secondsSlept()).isLessThanOrEqualTo(20);
    assertThat(service.asked).hasSizeLessThan(10);
  }

  @Test
  void answers_that_break_off_are_asked_for_again() {
    service.then(
        (exchange, answer) -> {
          exchange.sendResponseHeaders(200, answer.length());
          exchange
              .getResponseBody()
              .write(answer.substring(0, 40).getBytes(StandardCharsets.UTF_8));
          exchange.close();
          return Service.DONE;
        },
        (exchange, answer) -> {
          byte[] packed = Service.zip(answer.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.length - 20);
          exchange.getResponseBody().write(packed, 0, packed.length - 20);
          return Service.DONE;
        },
        (exchange, answer) -> {
          exchange.close();
          return Service.DONE;
        });
    assertThat(alpaca().read()).isEqualTo(alpaca().expected());
    assertThat(service.asked).hasSize(6);
  }

  @Test
  void packed_answers_are_unpacked() {
    service.zipped();
    assertThat(binance().read()).isEqualTo(binance().expected());
  }

  @Test
  void an_answer_that_does_not_come_is_asked_for_again() {
    CountDownLatch never = new CountDownLatch(1);
    service.then(
        (exchange, answer) -> {
          exchange.sendResponseHeaders(200, answer.length());
          exchange
              .getResponseBody()
              .write(answer.substring(0, 10).getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          await(never);
          return Service.DONE;
        });
    assertThat(alpaca().with("answer_seconds", 1L).read()).isEqualTo(alpaca().expected());
    assertThat(machine.slept).hasSize(1);
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_server_that_is_not_there_is_said_to_be_so() {
    service.close();
    alpaca()
        .with("attempts", 2L)
        .isRefusedWith("the connection broke", "given up after 2 attempts");
  }

  private String firstPage() {
    Case market = alpaca();
    market.read();
    String asked = service.asked.getFirst();
    service.asked.clear();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return asked;
  }

  @Test
  void pages_that_come_twice_overlap_or_are_empty_change_nothing() {
    String first = firstPage();
    // the second answer repeats the first page: its own bars come again in the third, as it is
    // asked with the second's token once more
    service.then(
        null,
        (exchange, answer) -> {
          String repeated = service.answerTo(first);
          return repeated.replace("\"p10\"", "\"p10&again=1\"");
        },
        null,
        says("{\"bars\":null,\"symbol\":\"X\",\"next_page_token\":\"p18\"}"));
    assertThat(alpaca().read()).isEqualTo(alpaca().expected());
    assertThat(service.asked).hasSize(5);
  }

  @Test
  void pages_that_say_otherwise_of_the_same_bar_are_refused() {
    service.then(
        null,
        (exchange, answer) ->
            answer.replaceFirst("\"t\":\"[^\"]*\"", "\"t\":\"2024-03-04T10:09:00Z\""));
    alpaca().isRefusedWith("for the same time", ":11", "bad_rows: skip");
  }

  @Test
  void tokens_that_lead_in_a_circle_are_refused() throws IOException {
    service.then(null, null, says("{\"bars\":[],\"next_page_token\":\"p10\"}"));
    alpaca().isRefusedWith("expected pages that end", "page 3");
    assertThat(complete()).isFalse();
  }

  @Test
  void a_service_that_ignores_where_to_begin_is_refused() {
    String all =
        service.answerTo(
            "/api/v3/klines?interval=1m&startTime=1709546400000&endTime=1709547899999&limit=10");
    service.then(says(all), says(all), says(all));
    binance().isRefusedWith("expected other bars in page 2", "{from}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html><head><title>Sorry</title></head></html>",
        "{\"bars\":[{\"t\":\"2024-03-04T10:00:00Z\",\"o\":1",
        "{\"bars\":[]} and more",
        "",
        "{\"message\":\"limit reached\"}",
        "{\"bars\":{\"X\":[]}}",
        "[1,2,3]",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
      })
  void what_is_no_page_is_refused_and_not_kept(String text) throws IOException {
    service.then(null, says(text));
    alpaca().isRefusedWith("expected ", "v2/stocks/X/bars");
    assertThat(pagesKept()).isEqualTo(1);
    assertThat(alpaca().read()).as("later").isEqualTo(alpaca().expected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Sorry</html>",
        "Exceeded the daily hits limit",
        "Date,Open,High\n2024-03-04,1,2\n",
        "Date,Open,High,Low,Close,Volume\n2024-03-04,1,2\n2024-03-05,1,2,1,1,1\n"
      })
  void what_is_no_csv_is_refused_and_not_kept(String text) throws IOException {
    service.then(says(text));
    Case stooq = new Case("stooq").of("X_1d", 10);
    stooq.isRefusedWith("q/d/l/?s=x.us");
    assertThat(pagesKept()).isZero();
    assertThat(stooq.read()).isEqualTo(stooq.expected());
  }

  @ParameterizedTest
  @ValueSource(strings = {"No data", "Date,Open,High,Low,Close,Volume\r\n"})
  void a_service_without_bars_gives_none(String text) {
    service.then(says(text));
    assertThat(new Case("stooq").of("X_1d", 10).read()).isEmpty();
  }

  @Test
  void another_server_gets_no_key() {
    service.then((exchange, answer) -> answer.replace(service.place(), "http://127.0.0.1:1"));
    new Case("polygon").isRefusedWith("http://127.0.0.1:1", "not trusted with the key");
    service.then(status(service, 302, "Location", "http://127.0.0.1:1/"));
    alpaca().isRefusedWith("302", "not followed");
  }

  @Test
  void requests_wait_for_their_turn() {
    assertThat(binance().with("rate", "2/1m").of("X_1m", 60).read()).hasSize(60);
    assertThat(service.asked).hasSize(7);
    assertThat(machine.slept).containsExactly(60_000_000_000L, 60_000_000_000L, 60_000_000_000L);
  }

  @Test
  void fetching_anew_replaces_what_there_was_when_it_is_whole() throws IOException {
    Case market = binance();
    List<String> old = market.read();
    service.bars(
        t -> {
          double[] bar = Service.bar(t);
          bar[4] += 1;
          return bar;
        });
    assertThat(market.read()).as("without asking").isEqualTo(old);
    for (int i = 0; i < 6; i++) {
      service.then(i == 0 ? null : status(service, 500));
    }
    binance().with("refresh", true).with("attempts", 5L).isRefusedWith("500");
    assertThat(market.read()).as("after half of a new one").isEqualTo(old);
    List<String> anew = binance().with("refresh", true).read();
    assertThat(anew).isNotEqualTo(old).hasSameSizeAs(old);
    assertThat(market.read()).isEqualTo(anew);
    assertThat(pagesKept()).isEqualTo(3);
  }

  @Test
  void a_page_that_was_changed_on_the_disk_is_refused() throws IOException {
    binance().read();
    Path page = files().stream().filter(f -> f.endsWith("000002.page")).findFirst().orElseThrow();
    Files.writeString(page, Files.readString(page).replace("100.", "101."));
    binance().isRefusedWith("000002.page", "was changed", "data.refresh: true");
    Files.delete(page);
    binance().isRefusedWith("000002.page", "is gone");
    assertThat(binance().with("refresh", true).read()).isEqualTo(binance().expected());
  }

  @Test
  void unsound_bars_are_refused_or_skipped_as_in_files() {
    service.bars(
        t -> {
          double[] bar = Service.bar(t);
          if (t % 420_000 == 0) {
            bar[1] = bar[2] - 1;
          }
          return bar;
        });
    Case market = binance();
    assertThatThrownBy(market::read).hasMessageContaining("high must be ≥ low");
    List<String> bars = binance().skipping().read();
    assertThat(bars).hasSizeBetween(20, 24);
    assertThat(notes.skipped()).isEqualTo(25 - bars.size());
    assertThat(notes.firstSkipped().getFirst()).contains("klines", "high must be");
  }

  @Test
  void bars_from_new_to_old_are_refused() {
    service.then(
        says(
            "[[1709546700000,\"1\",\"1\",\"1\",\"1\",\"1\"],[1709546640000,\"1\",\"1\",\"1\",\"1\",\"1\"],"
                + "[1709546580000,\"1\",\"1\",\"1\",\"1\",\"1\"],[1709546520000,\"1\",\"1\",\"1\",\"1\",\"1\"],"
                + "[1709546460000,\"1\",\"1\",\"1\",\"1\",\"1\"]]"));
    binance().isRefusedWith("from old to new", "ascending order");
  }

  @Test
  void fields_that_cannot_be_read_are_told_with_their_place() {
    service.then(
        says(
            "{\"bars\":[{\"t\":\"today\",\"o\":1},{\"t\":\"2024-03-04T10:01:00Z\",\"o\":\"1,5\"}]}"));
    alpaca().isRefusedWith(":1: time must be", "was today", ":2: open must be a number, was 1,5");
  }

  @Test
  void a_service_of_numbered_pages_is_described_by_a_recipe_of_the_users() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"),
        """
        # bars of my own service
        url: "%s/bars?page={page}"
        paging: page
        page_size: 60
        rows: root
        fields: time=/at, open=/p/0, high=/p/1, low=/p/2, close=/p/3, volume=/vol
        rate: 1000/1s
        """
            .formatted(service.place()));
    Market market = Market.of("http", "X_1m");
    DataSpec data =
        new DataSpec(
            new ComponentSpec("http", Map.of("recipe", "mine.yaml")),
            List.of(folder.toString()),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            false,
            Long.MAX_VALUE);
    Http http = (Http) Market.COMPONENTS.create(DataKinds.SOURCE, data.source());
    SourceRequest request = new SourceRequest(market.series().getFirst(), market.series(), data, 1);
    BarFrame.Columns rows = BarFrame.Columns.ofCapacity(1000);
    try (BarReader reader = http.open(request, machine)) {
      assertThat(reader.read(rows, 0, 1000)).isEqualTo(150);
    }
    assertThat(service.asked).containsExactly("/bars?page=1", "/bars?page=2", "/bars?page=3");
    assertThat(rows.close()[149]).isEqualTo(Service.bar(rows.eventTimes()[149] / 1_000_000)[3]);
  }

  @Test
  void all_that_is_wrong_with_the_keys_is_told_together() {
    new Case("none")
        .with("paging", "links")
        .with("rate", "fast")
        .with("fields", "time=/t, open=o")
        .with("attempts", "0")
        .with("time_zone", "Mars")
        .isRefusedWith(
            "data.url",
            "data.paging",
            "data.rate",
            "data.fields",
            "data.attempts",
            "data.time_zone");
    new Case("none")
        .with("recipe", "binanse")
        .isRefusedWith("data.recipe", "did you mean binance?");
    alpaca().with("key_env", KEY).isRefusedWith("data.key_env", "never stands in a file");
    alpaca().with("key_env", "NOT_SET").isRefusedWith("NOT_SET", "to be set");
    alpaca().of("X_7m", 10).isRefusedWith("data.timeframes", "7m", "1m, 5m");
    assertThat(service.asked).isEmpty();
  }

  @Test
  void a_service_that_is_asked_for_a_range_needs_one() {
    Market market = Market.of("http", "X_1m").with("recipe", "binance");
    assertThatThrownBy(market.in(folder)::read)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("data.start_date")
        .hasMessageContaining("data.end_date");
  }
}
