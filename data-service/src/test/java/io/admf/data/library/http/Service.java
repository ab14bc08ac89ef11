package io.admf.data.library.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A server on this machine that speaks like Alpaca, Polygon, Binance and Stooq, with few bars to a
 * page, and with faults when told.
 */
public final class Service implements AutoCloseable {

  /** Does something else than answer; or null to answer after all. */
  public interface Fault {
    @Nullable String answer(HttpExchange exchange, String answer) throws IOException;
  }

  /** An exchange that the fault has ended by itself. */
  public static final String DONE = new String("done");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Fault> faults = new ArrayDeque<>();

  /** The addresses that were asked, in order. */
  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Headers of the latest request. */
  public final Map<String, String> headers = new TreeMap<>();

  private int pageSize = 10;
  private boolean gzip;
  private LongFunction<double[]> bars = Service::bar;

  public Service() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is, as {@code http://127.0.0.1:4711}. */
  public String place() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Service pagesOf(int size) {
    pageSize = size;
    return this;
  }

  public Service zipped() {
    gzip = true;
    return this;
  }

  /** What bars look like: open, high, low, close, volume by opening time in epoch milliseconds. */
  public Service bars(LongFunction<double[]> made) {
    bars = made;
    return this;
  }

  /** The next request meets this fault; null for none. */
  public synchronized Service then(@Nullable Fault... next) {
    for (Fault fault : next) {
      faults.add(fault == null ? (exchange, answer) -> answer : fault);
    }
    return this;
  }

  /** The bar that opens at a time. */
  public static double[] bar(long millis) {
    long n = Math.floorDiv(millis, 60_000L);
    double close = 100 + n % 17 + 0.1 * (n % 7);
    double open = 100 + (n + 16) % 17;
    return new double[] {
      open, Math.max(open, close) + 0.25, Math.min(open, close) - 0.125, close, 1000 + n % 100
    };
  }

  private synchronized @Nullable Fault fault() {
    return faults.poll();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().toString());
      headers.clear();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      String answer = answer(exchange);
      Fault fault = fault();
      String said = fault == null ? answer : fault.answer(exchange, answer);
      if (said != DONE) {
        send(exchange, 200, said == null ? answer : said);
      }
    }
  }

  /** Answers with a status. */
  public void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (gzip) {
      body = zip(body);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  static byte[] zip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  private String answer(HttpExchange exchange) {
    return answerTo(exchange.getRequestURI().toString());
  }

  /** What it says to a request when nothing goes wrong. */
  public String answerTo(String address) {
    URI uri = URI.create(address);
    String path = uri.getPath();
    Map<String, String> query = query(uri.getRawQuery());
    if (path.startsWith("/v2/stocks/")) {
      return alpaca(query);
    }
    if (path.startsWith("/v2/aggs/")) {
      return polygon(path.split("/"), query);
    }
    if (path.startsWith("/api/v3/klines")) {
      return binance(query);
    }
    if (path.startsWith("/q/d/l")) {
      return stooq(query);
    }
    return numbered(query);
  }

  private static Map<String, String> query(@Nullable String text) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      int at = pair.indexOf('=');
      query.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  private static long millis(String iso) {
    return Instant.parse(iso).toEpochMilli();
  }

  private static List<Long> times(long from, long to, long step) {
    List<Long> times = new ArrayList<>();
    for (long t = Math.ceilDiv(from, step) * step; t <= to; t += step) {
      times.add(t);
    }
    return times;
  }

  private static long step(String timeframe) {
    Timeframe parsed = Timeframe.of(timeframe.toLowerCase(Locale.ROOT));
    return parsed.nanos() / 1_000_000L;
  }

  private String alpaca(Map<String, String> query) {
    long step = step(query.get("timeframe").replace("Min", "m").replace("Day", "d"));
    List<Long> times = times(millis(query.get("start")), millis(query.get("end")), step);
    int begin =
        Integer.parseInt(
            query.getOrDefault("page_token", "p0").substring(1).replaceAll("[^0-9].*", ""));
    int end = Math.min(times.size(), begin + pageSize);
    String rows =
        times.subList(Math.min(begin, end), end).stream()
            .map(
                t ->
                    object(
                        "{\"t\":\"%s\",\"o\":%s,\"h\":%s,\"l\":%s,\"c\":%s,\"v\":%s,\"n\":3,\"vw\":1}",
                        Instant.ofEpochMilli(t), t))
            .collect(Collectors.joining(","));
    return "{\"bars\":%s,\"symbol\":\"X\",\"next_page_token\":%s}"
        .formatted(
            rows.isEmpty() ? "null" : "[" + rows + "]",
            end == times.size() ? "null" : "\"p" + end + '"');
  }

  private String object(String form, Object time, long millis) {
    double[] bar = bars.apply(millis);
    return form.formatted(time, bar[0], bar[1], bar[2], bar[3], bar[4]);
  }

  private String polygon(String[] path, Map<String, String> query) {
    // /v2/aggs/ticker/X/range/1/minute/from/to
    long step = step(path[6] + path[7].charAt(0));
    List<Long> times = times(Long.parseLong(path[8]), Long.parseLong(path[9]), step);
    int begin = Integer.parseInt(query.getOrDefault("cursor", "0"));
    int end = Math.min(times.size(), begin + pageSize);
    if (begin >= end) {
      return "{\"status\":\"OK\",\"resultsCount\":0}";
    }
    String rows =
        times.subList(begin, end).stream()
            .map(
                t ->
                    object("{\"t\":%d,\"o\":%s,\"h\":%s,\"l\":%s,\"c\":%s,\"v\":%s,\"n\":3}", t, t))
            .collect(Collectors.joining(","));
    String next =
        end == times.size()
            ? ""
            : ",\"next_url\":\"%s%s?cursor=%d\"".formatted(place(), String.join("/", path), end);
    return "{\"status\":\"OK\",\"resultsCount\":%d,\"results\":[%s]%s}"
        .formatted(end - begin, rows, next);
  }

  private String binance(Map<String, String> query) {
    long step = step(query.get("interval"));
    return times(Long.parseLong(query.get("startTime")), Long.parseLong(query.get("endTime")), step)
        .stream()
        .limit(Integer.parseInt(query.get("limit")))
        .map(
            t ->
                object(
                    "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"," + (t + step - 1) + ",\"0\",7]", t, t))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String stooq(Map<String, String> query) {
    DateTimeFormatter day = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
    LocalDate end = LocalDate.parse(query.get("d2"), day);
    for (LocalDate d = LocalDate.parse(query.get("d1"), day); !d.isAfter(end); d = d.plusDays(1)) {
      lines.add(
          object(
              "%s,%s,%s,%s,%s,%s", d, d.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()));
    }
    return lines.size() == 1 ? "No data" : String.join("\r\n", lines);
  }

  /** Pages by number: {@code ?page=2}, an hour each, of 2024-01-01. */
  private String numbered(Map<String, String> query) {
    long page = Long.parseLong(query.getOrDefault("page", "1"));
    long begin = millis("2024-01-01T00:00:00Z") + (page - 1) * 3_600_000L;
    long end = Math.min(begin + 3_599_999, millis("2024-01-01T02:29:59Z"));
    return times(begin, end, 60_000).stream()
        .map(
            t ->
                object(
                    "{\"at\":\"%s\",\"p\":[%s,%s,%s,%s],\"vol\":%s}",
                    Instants.format(t * 1_000_000L), t))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
