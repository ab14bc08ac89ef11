package io.admf.data.library.websocket;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.admf.data.SourceRequest;
import io.admf.data.message.BarFields;
import io.admf.data.message.Messages;
import io.admf.data.net.Keys;
import io.admf.data.row.Stamp;
import io.admf.data.text.TimeText;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is to be heard, all keys understood.
 *
 * @param series the index of each series by its symbol and, where messages tell it, its timeframe
 * @param timeframe where a message has its timeframe, or null
 * @param endsOnClose whether the data ends when the server closes well
 */
record SocketSettings(
    URI url,
    String keyEnv,
    String secretEnv,
    String auth,
    @Nullable Mark authOk,
    String subscribe,
    boolean lines,
    @Nullable Mark select,
    @Nullable Mark closed,
    @Nullable Mark refused,
    JsonPointer symbol,
    @Nullable JsonPointer timeframe,
    BarFields fields,
    Stamp stamp,
    boolean endsOnClose,
    int silenceSeconds,
    int waitSeconds,
    int attempts,
    String fill,
    Map<String, Integer> series) {

  /** Understands the keys. */
  static SocketSettings of(Keys keys, List<SourceRequest> requests) {
    JsonPointer timeframe = keys.has("timeframe") ? pointer(keys, "timeframe") : null;
    Map<String, String> names = keys.pairs("timeframes");
    Map<String, Integer> series = new TreeMap<>();
    StringBuilder streams = new StringBuilder();
    for (SourceRequest request : requests) {
      String wanted = request.series().timeframe().toString();
      String named = names.isEmpty() ? wanted : names.get(wanted);
      if (named == null) {
        keys.wrong(
            "timeframes",
            "expected the service's word for %s, has those for %s"
                .formatted(wanted, String.join(", ", names.keySet())));
        continue;
      }
      String symbol = request.series().symbol();
      Integer other =
          series.putIfAbsent(key(symbol, timeframe == null ? "" : named), request.series().index());
      if (other != null) {
        keys.wrong(
            "timeframe",
            "must be given: bars of %s are wanted in two timeframes, which messages must tell apart"
                .formatted(symbol));
      }
      streams
          .append(streams.isEmpty() ? "" : ",")
          .append(
              keys.text("stream")
                  .replace("{symbol}", symbol)
                  .replace("{symbol_lower}", symbol.toLowerCase(Locale.ROOT))
                  .replace("{timeframe}", named));
    }
    SocketSettings settings =
        new SocketSettings(
            url(keys),
            keys.has("key_env") ? keys.text("key_env") : "none",
            keys.has("secret_env") ? keys.text("secret_env") : "none",
            keys.text("auth"),
            Mark.of(keys, "auth_ok"),
            keys.text("subscribe").replace("{streams}", streams),
            keys.choice("format", List.of("json", "ndjson")).equals("ndjson"),
            Mark.of(keys, "select"),
            Mark.of(keys, "closed"),
            Mark.of(keys, "refused"),
            pointer(keys, "symbol"),
            timeframe,
            fields(keys),
            Stamp.valueOf(keys.choice("stamp", List.of("open", "close")).toUpperCase(Locale.ROOT)),
            keys.choice("on_close", List.of("end", "reconnect")).equals("end"),
            keys.whole("silence_seconds", 1, 86_400),
            keys.whole("wait_seconds", 0, 3_600),
            keys.whole("attempts", 1, 1_000_000),
            keys.has("fill") ? keys.text("fill") : "",
            series);
    String sent = settings.url + settings.auth + settings.subscribe;
    for (String name : List.of("key", "secret")) {
      if (sent.contains('{' + name + '}') && !keys.has(name + "_env")) {
        keys.wrong(
            name + "_env",
            "must be given: the variable of the environment for {%s}".formatted(name));
      }
    }
    keys.finish();
    return settings;
  }

  private static URI url(Keys keys) {
    String text = keys.required("url", "the address of the service, or data.recipe");
    try {
      URI uri = URI.create(text);
      if (!text.isEmpty()
          && (uri.getHost() == null || !List.of("ws", "wss").contains(uri.getScheme()))) {
        keys.wrong("url", "must begin with wss:// or ws:// and a host, was " + text);
      }
      return uri;
    } catch (IllegalArgumentException e) {
      keys.wrong("url", "must be an address, was %s; keys belong in data.auth".formatted(text));
      return URI.create("");
    }
  }

  private static JsonPointer pointer(Keys keys, String key) {
    JsonPointer pointer = Messages.pointer(keys.text(key));
    if (pointer == null) {
      keys.wrong(key, "must be a JSON pointer such as /symbol, was " + keys.text(key));
      return JsonPointer.empty();
    }
    return pointer;
  }

  private static BarFields fields(Keys keys) {
    String format = keys.text("time_format").equals("iso") ? "auto" : keys.text("time_format");
    TimeText times = TimeText.of("auto", ZoneId.of("UTC"));
    try {
      times = TimeText.of(format, ZoneId.of(keys.text("time_zone")));
    } catch (DateTimeException e) {
      keys.wrong(
          "time_zone",
          "must be an IANA time zone such as America/New_York, was " + keys.text("time_zone"));
    } catch (IllegalArgumentException e) {
      keys.wrong(
          "time_format",
          "must be iso, epoch_s, epoch_ms, epoch_us, epoch_ns or a pattern, was " + format);
    }
    try {
      return new BarFields(keys.pairs("fields"), format, times);
    } catch (IllegalArgumentException e) {
      keys.wrong("fields", e.getMessage());
      Map<String, String> any = new TreeMap<>();
      List.of("time", "open", "high", "low", "close").forEach(name -> any.put(name, "/x"));
      return new BarFields(any, format, times);
    }
  }

  private static String key(String symbol, String timeframe) {
    return symbol + ' ' + timeframe;
  }

  /** The index of the series that a message is about, or -1. */
  int series(JsonNode message) {
    String name = message.at(symbol).asText("");
    String of = timeframe == null ? "" : message.at(timeframe).asText("");
    return series.getOrDefault(key(name, of), -1);
  }
}
