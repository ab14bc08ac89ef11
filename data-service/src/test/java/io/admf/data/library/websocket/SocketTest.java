package io.admf.data.library.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.DataKinds;
import io.admf.data.Market;
import io.admf.data.SourceRequest;
import io.admf.data.library.http.Service;
import io.admf.data.live.LiveBar;
import io.admf.data.live.LiveSlice;
import io.admf.data.net.FakeMachine;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.time.Instants;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketTest {

  private static final String KEY = "k3y+that";
  private static final long TEN = Instants.nanos(Instant.parse("2024-03-04T10:00:00Z"));
  private static final long MINUTE = 60 * Instants.SECOND;
  private static final long SECOND = Instants.SECOND;

  @TempDir Path folder;
  private final Server server = new Server();
  private final FakeMachine machine =
      new FakeMachine()
          .with("APCA_API_KEY_ID", KEY)
          .with("APCA_API_SECRET_KEY", "s3cret")
          .with("POLYGON_API_KEY", KEY);

  @AfterEach
  void stop() {
    server.close();
    machine.close();
  }

  private SocketFeed feed(String recipe, List<String> series, Object... more) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("recipe", recipe);
    keys.put("url", server.place());
    keys.put("fill", "none");
    for (int i = 0; i < more.length; i += 2) {
      keys.put((String) more[i], more[i + 1]);
    }
    long from = keys.remove("from") instanceof Long given ? given : Long.MIN_VALUE;
    Market market = Market.of("websocket", series.toArray(String[]::new));
    DataSpec data =
        new DataSpec(
            new ComponentSpec("websocket", keys),
            List.of(folder.toString()),
            from,
            Long.MAX_VALUE,
            false,
            Long.MAX_VALUE);
    Socket socket = (Socket) Market.COMPONENTS.create(DataKinds.SOURCE, data.source());
    return socket.live(
        market.series().stream()
            .map(each -> new SourceRequest(each, market.series(), data, 1))
            .toList(),
        machine);
  }

  /** Slices until there are so many or the end; each as the minutes at which its bars opened. */
  private static List<String> slices(SocketFeed feed, int count) throws InterruptedException {
    List<String> slices = new ArrayList<>();
    for (int looks = 0; slices.size() < count && !feed.ended() && looks < 100; looks++) {
      LiveSlice slice = feed.next(SECOND / 5);
      if (slice != null) {
        slices.add(text(slice));
      }
    }
    return slices;
  }

  private static String text(LiveSlice slice) {
    StringBuilder text = new StringBuilder();
    for (LiveBar bar : slice.bars()) {
      text.append(text.isEmpty() ? "" : " ").append(bar == null ? "-" : minute(bar));
    }
    return text.toString();
  }

  private static String minute(LiveBar bar) {
    double[] expected = Service.bar(bar.opened() / 1_000_000);
    assertThat(new double[] {bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()})
        .isEqualTo(expected);
    return String.valueOf((bar.opened() - TEN) / MINUTE);
  }

  private static String[] minutes(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).toArray(String[]::new);
  }

  /** Sends bars as soon as somebody is there, then does something. */
  private static Server.Script sends(Runnable1 then, String... messages) {
    return (socket, text) -> {
      if (text.isEmpty()) {
        for (String message : messages) {
          socket.writeTextMessage(message);
        }
        then.run(socket);
      }
    };
  }

  private interface Runnable1 {
    void run(ServerWebSocket socket);
  }

  private static String[] bars(String symbol, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> Server.plain(symbol, i)).toArray(String[]::new);
  }

  private static void close(ServerWebSocket socket) {
    socket.close();
  }

  private static void goAway(ServerWebSocket socket) {
    socket.close((short) 1012, "restart");
  }

  @Test
  void alpaca_is_told_who_asks_and_then_for_what() throws InterruptedException {
    server.then(
        (socket, text) -> {
          if (text.isEmpty()) {
            socket.writeTextMessage("[{\"T\":\"success\",\"msg\":\"connected\"}]");
          } else if (text.contains("auth")) {
            socket.writeTextMessage("[{\"T\":\"success\",\"msg\":\"authenticated\"}]");
          } else {
            socket.writeTextMessage("[{\"T\":\"subscription\",\"bars\":[\"SPY\",\"QQQ\"]}]");
            for (int i = 0; i < 3; i++) {
              Server.inParts(socket, "[%s,%s]".formatted(alpaca("SPY", i), alpaca("QQQ", i)));
            }
          }
        });
    SocketFeed feed = feed("alpaca", List.of("QQQ_1m", "SPY_1m"));
    assertThat(slices(feed, 3)).containsExactly("0 0", "1 1", "2 2");
    assertThat(server.heard)
        .containsExactly(
            "{\"action\":\"auth\",\"key\":\"k3y+that\",\"secret\":\"s3cret\"}",
            "{\"action\":\"subscribe\",\"bars\":[\"QQQ\",\"SPY\"]}");
    feed.close();
  }

  private static String alpaca(String symbol, int minute) {
    return Server.plain(symbol, minute)
        .replace("\"symbol\"", "\"T\":\"b\",\"S\"")
        .replace("\"time\"", "\"t\"")
        .replace("\"open\"", "\"o\"")
        .replace("\"high\"", "\"h\"")
        .replace("\"low\"", "\"l\"")
        .replace("\"close\"", "\"c\"")
        .replace("\"volume\"", "\"v\"");
  }

  @Test
  void polygon_and_binance_are_spoken() throws InterruptedException {
    long millis = TEN / 1_000_000;
    double[] bar = Service.bar(millis);
    server.then(
        (socket, text) -> {
          if (text.contains("auth")) {
            socket.writeTextMessage("[{\"ev\":\"status\",\"status\":\"auth_success\"}]");
          } else if (text.contains("subscribe")) {
            socket.writeTextMessage(
                "[{\"ev\":\"AM\",\"sym\":\"SPY\",\"s\":%d,\"e\":%d,\"o\":%s,\"h\":%s,\"l\":%s,\"c\":%s,\"v\":%s}]"
                    .formatted(millis, millis + 60_000, bar[0], bar[1], bar[2], bar[3], bar[4]));
          } else if (text.contains("SUBSCRIBE")) {
            socket.writeTextMessage("{\"result\":null,\"id\":1}");
            for (boolean closed : new boolean[] {false, false, true}) {
              socket.writeTextMessage(
                  "{\"e\":\"kline\",\"s\":\"BTC\",\"k\":{\"t\":%d,\"i\":\"1m\",\"o\":\"%s\",\"h\":\"%s\",\"l\":\"%s\",\"c\":\"%s\",\"v\":\"%s\",\"x\":%s}}"
                      .formatted(
                          millis,
                          bar[0],
                          bar[1],
                          bar[2],
                          closed ? bar[3] : bar[2],
                          bar[4],
                          closed));
            }
          }
        });
    try (SocketFeed polygon = feed("polygon", List.of("SPY_1m"))) {
      assertThat(slices(polygon, 1)).containsExactly("0");
    }
    try (SocketFeed binance = feed("binance", List.of("BTC_1m"))) {
      assertThat(slices(binance, 1)).containsExactly("0");
    }
    assertThat(server.heard)
        .contains(
            "{\"action\":\"auth\",\"params\":\"k3y+that\"}",
            "{\"action\":\"subscribe\",\"params\":\"AM.SPY\"}",
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btc@kline_1m\"],\"id\":1}");
  }

  @Test
  void the_data_ends_when_the_server_closes_well() throws InterruptedException {
    server.then(sends(SocketTest::close, bars("SPY", 0, 5)));
    SocketFeed feed = feed("plain", List.of("SPY_1m"));
    assertThat(slices(feed, 100)).containsExactly(minutes(0, 5));
    assertThat(feed.ended()).isTrue();
    assertThat(feed.remarks()).isEmpty();
    assertThat(feed.notes().getFirst().bars()).isEqualTo(5);
  }

  @Test
  void a_message_may_have_several_lines() throws InterruptedException {
    server.then(sends(SocketTest::close, String.join("\n", bars("SPY", 0, 5)) + "\n"));
    assertThat(slices(feed("plain", List.of("SPY_1m"), "format", "ndjson"), 100))
        .containsExactly(minutes(0, 5));
  }

  @Test
  void what_was_missed_without_a_connection_is_fetched() throws Exception {
    try (Service service = new Service()) {
      recipe(service);
      server
          .then(sends(SocketTest::goAway, bars("SPY", 3, 6)))
          .then(sends(socket -> socket.close((short) 1011, "oops")))
          .then(sends(SocketTest::close, bars("SPY", 5, 6)[0], Server.plain("SPY", 11)));
      SocketFeed feed = feed("plain", List.of("SPY_1m"), "fill", "mine.yaml", "from", TEN);
      assertThat(slices(feed, 100)).containsExactly(minutes(0, 12));
      assertThat(feed.remarks())
          .hasSize(2)
          .allMatch(remark -> remark.contains("the server closed it") && remark.contains("anew"));
      assertThat(machine.secondsSlept()).as("between connections").isBetween(1.5, 3.0);
      assertThat(service.asked).hasSize(2);
    }
  }

  private void recipe(Service service) throws IOException {
    try (InputStream in =
        SocketTest.class.getResourceAsStream("/io/admf/data/recipes/http/binance.yaml")) {
      Files.writeString(
          folder.resolve("mine.yaml"),
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceFirst("https://[a-z.]+", service.place()));
    }
  }

  @Test
  void what_is_missing_for_good_is_said() throws Exception {
    server
        .then(sends(SocketTest::goAway, bars("SPY", 0, 2)))
        .then(sends(SocketTest::close, bars("SPY", 7, 9)));
    SocketFeed feed = feed("plain", List.of("SPY_1m"));
    assertThat(slices(feed, 100)).containsExactly("0", "1", "7", "8");
    assertThat(feed.remarks())
        .anyMatch(
            remark ->
                remark.startsWith(
                        "SPY_1m may lack bars that open from 2024-03-04T10:02:00Z to before"
                            + " 2024-03-04T10:07:00Z")
                    && remark.endsWith("data.fill is none"));
  }

  @Test
  void a_fill_that_fails_is_said() throws Exception {
    try (Service service = new Service()) {
      recipe(service);
      for (int i = 0; i < 6; i++) {
        service.then(
            (exchange, answer) -> {
              service.send(exchange, 500, "broken");
              return Service.DONE;
            });
      }
      server.then(sends(SocketTest::close, bars("SPY", 7, 9)));
      SocketFeed feed = feed("plain", List.of("SPY_1m"), "fill", "mine.yaml", "from", TEN);
      assertThat(slices(feed, 100)).containsExactly("7", "8");
      assertThat(feed.remarks().getFirst())
          .contains("from 2024-03-04T10:00:00Z", "could not be fetched", "500");
    }
  }

  @Test
  void bars_that_come_twice_late_or_unsound_are_left_out() throws InterruptedException {
    server.then(
        sends(
            SocketTest::close,
            Server.plain("SPY", 0),
            Server.plain("SPY", 0),
            Server.plain("SPY", 1),
            Server.plain("SPY", 1, 0.01),
            Server.plain("SPY", 0),
            Server.plain("SPY", 2, 1_000),
            "{\"symbol\":\"SPY\",\"time\":\"soon\"}",
            "{\"symbol\":\"SPY\",",
            "{\"symbol\":\"DIA\",\"time\":\"soon\"}",
            "[1,2,null,\"x\"]",
            Server.plain("SPY", 3)));
    SocketFeed feed = feed("plain", List.of("SPY_1m"));
    assertThat(slices(feed, 100)).containsExactly("0", "1", "3");
    assertThat(feed.remarks())
        .hasSize(3)
        .anyMatch(r -> r.contains("10:01:00Z came again with other values"))
        .anyMatch(r -> r.contains("10:00:00Z came after that of 2024-03-04T10:01:00Z"))
        .anyMatch(r -> r.contains("could not be read") && r.contains("{\"symbol\":\"SPY\","));
    assertThat(feed.notes().getFirst().skipped()).isEqualTo(2);
    assertThat(feed.notes().getFirst().firstSkipped())
        .anyMatch(r -> r.contains("high must be ≥ close"))
        .anyMatch(r -> r.contains("time must be"));
  }

  @Test
  void a_slice_waits_for_the_bars_that_can_still_come_and_no_longer_than_that()
      throws InterruptedException {
    server.then(
        (socket, text) -> {
          if (text.isEmpty()) {
            for (int i = 0; i < 2; i++) {
              socket.writeTextMessage(Server.plain("SPY", i));
              socket.writeTextMessage(Server.plain("QQQ", i));
            }
            socket.writeTextMessage(Server.plain("SPY", 2));
          }
        });
    SocketFeed feed = feed("plain", List.of("QQQ_1m", "SPY_1m"));
    assertThat(slices(feed, 2)).containsExactly("0 0", "1 1");
    assertThat(feed.next(SECOND / 2)).as("the other may come").isNull();
    machine.advance(6);
    assertThat(slices(feed, 1)).containsExactly("- 2");
    feed.close();
  }

  @Test
  void slower_series_are_waited_for_only_when_they_are_due() {
    Lanes lanes = new Lanes(List.of(MINUTE, 5 * MINUTE), 5 * SECOND);
    LiveBar five = new LiveBar(TEN - 5 * MINUTE, TEN, 1, 1, 1, 1, 1);
    assertThat(lanes.add(1, five, 0)).isTrue();
    assertThat(lanes.due(0, false)).as("the faster has not begun").isNull();
    assertThat(lanes.due(6 * SECOND, false)).isNotNull();
    for (int i = 0; i < 4; i++) {
      lanes.add(0, new LiveBar(TEN + i * MINUTE, TEN + (i + 1) * MINUTE, 1, 1, 1, 1, 1), 0);
      LiveSlice slice = lanes.due(0, false);
      // half a timeframe early it might come
      assertThat(slice == null).isEqualTo(i >= 2);
      if (slice == null) {
        assertThat(lanes.due(6 * SECOND, false)).isNotNull();
      }
    }
    assertThat(lanes.add(1, new LiveBar(TEN, TEN + 3 * MINUTE, 1, 1, 1, 1, 1), 0))
        .as("its slice has gone")
        .isFalse();
    assertThat(lanes.empty()).isTrue();
  }

  @Test
  void who_is_refused_is_told_so_without_the_key() {
    server.then(
        (socket, text) -> {
          if (text.contains("auth")) {
            socket.writeTextMessage(
                "[{\"T\":\"error\",\"code\":402,\"msg\":\"auth failed for %s\"}]".formatted(KEY));
          }
        });
    assertThatThrownBy(() -> slices(feed("alpaca", List.of("SPY_1m")), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("auth failed for {key}")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void a_server_that_cannot_be_reached_is_given_up() {
    assertThatThrownBy(
            () ->
                slices(
                    feed("plain", List.of("SPY_1m"), "url", "ws://127.0.0.1:1/", "attempts", 3L),
                    1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ws://127.0.0.1:1/: cannot be reached")
        .hasMessageContaining("after 3 attempts");
    assertThat(machine.secondsSlept()).isBetween(1.5, 3.0);
  }

  @Test
  void a_server_that_is_lost_for_good_ends_the_run_with_what_there_is()
      throws InterruptedException {
    server.then(sends(SocketTest::goAway, bars("SPY", 0, 3))).then(sends(SocketTest::goAway));
    SocketFeed feed = feed("plain", List.of("SPY_1m"), "attempts", 4L);
    assertThat(slices(feed, 100)).containsExactly(minutes(0, 3));
    assertThat(feed.ended()).isTrue();
    assertThat(feed.remarks()).last().asString().contains("after 4 attempts", "the run ends here");
  }

  @Test
  void a_server_that_shows_no_sign_of_life_is_left_for_a_new_connection() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread handshake = new Thread(() -> shakeHands(mute));
      handshake.setDaemon(true);
      handshake.start();
      SocketFeed feed =
          feed(
              "plain",
              List.of("SPY_1m"),
              "url",
              "ws://127.0.0.1:%d/".formatted(mute.getLocalPort()),
              "attempts",
              1L,
              "silence_seconds",
              30L);
      for (int i = 0; i < 4; i++) {
        assertThat(feed.next(SECOND / 10)).isNull();
        machine.advance(7);
      }
      machine.advance(7);
      assertThatThrownBy(() -> feed.next(SECOND / 10))
          .hasMessageContaining("said nothing for 30 s");
    }
  }

  /** Agrees to a connection and says nothing ever after. */
  private static void shakeHands(ServerSocket server) {
    try {
      java.net.Socket one = server.accept();
      byte[] buffer = new byte[4096];
      int read = one.getInputStream().read(buffer);
      String request = new String(buffer, 0, read, StandardCharsets.US_ASCII);
      String key =
          request
              .lines()
              .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
              .findFirst()
              .orElseThrow()
              .substring(19);
      byte[] accepted =
          MessageDigest.getInstance("SHA-1")
              .digest(
                  (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                      .getBytes(StandardCharsets.US_ASCII));
      one.getOutputStream()
          .write(
              ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      + "Sec-WebSocket-Accept: "
                      + Base64.getEncoder().encodeToString(accepted)
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      one.getOutputStream().flush();
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void all_that_is_wrong_with_the_keys_is_told_together() {
    assertThatThrownBy(
            () ->
                feed(
                    "plain",
                    List.of("SPY_1m", "SPY_5m"),
                    "url",
                    "https://example.com",
                    "select",
                    "T=b",
                    "on_close",
                    "cry",
                    "fields",
                    "time=/t",
                    "auth",
                    "{key}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("data.url: must begin with wss://")
        .hasMessageContaining("data.select")
        .hasMessageContaining("data.on_close")
        .hasMessageContaining("data.fields")
        .hasMessageContaining("data.timeframe: must be given")
        .hasMessageContaining("data.key_env: must be given");
    assertThatThrownBy(() -> feed("alpaca", List.of("SPY_5m")))
        .hasMessageContaining("data.timeframes")
        .hasMessageContaining("5m");
  }

  @Test
  void without_live_it_is_refused() {
    assertThatThrownBy(
            () -> Market.of("websocket", "SPY_1m").with("url", "ws://127.0.0.1:1").read())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("admf run --live");
  }
}
