package io.admf.data.library.websocket;

import io.admf.data.library.http.Service;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** A web socket server on this machine that does with each connection what it is told. */
final class Server implements AutoCloseable {

  /** What happens on a connection: the first argument is it, the second a message it sent. */
  interface Script extends BiConsumer<ServerWebSocket, String> {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Deque<Script> scripts = new ArrayDeque<>();

  /** What was sent to it, in order. */
  final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  Server() {
    server =
        vertx
            .createHttpServer()
            .webSocketHandler(this::connected)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String place() {
    return "ws://127.0.0.1:" + server.actualPort() + "/live";
  }

  /** The next connection goes by this; the last one stays for all after it. */
  synchronized Server then(Script script) {
    scripts.add(script);
    return this;
  }

  private synchronized Script script() {
    return scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst();
  }

  private void connected(ServerWebSocket socket) {
    Script script = script();
    socket.textMessageHandler(
        text -> {
          heard.add(text);
          script.accept(socket, text);
        });
    script.accept(socket, "");
  }

  /** Sends a message in two frames. */
  static void inParts(ServerWebSocket socket, String text) {
    int half = text.length() / 2;
    socket.writeFrame(WebSocketFrame.textFrame(text.substring(0, half), false));
    socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(text.substring(half)), true));
  }

  /** The plain message of the bar that opens so many minutes after ten. */
  static String plain(String symbol, int minute) {
    return plain(symbol, minute, 0);
  }

  /** The same with another close. */
  static String plain(String symbol, int minute, double more) {
    Instant time = Instant.parse("2024-03-04T10:00:00Z").plusSeconds(60L * minute);
    double[] bar = Service.bar(time.toEpochMilli());
    return "{\"symbol\":\"%s\",\"time\":\"%s\",\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%s}"
        .formatted(symbol, time, bar[0], bar[1], bar[2], bar[3] + more, bar[4]);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
