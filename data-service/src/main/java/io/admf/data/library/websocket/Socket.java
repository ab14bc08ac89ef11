package io.admf.data.library.websocket;

import io.admf.component.Param;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.live.LiveFeed;
import io.admf.data.live.LiveSource;
import io.admf.data.net.KeyBook;
import io.admf.data.net.Machine;
import io.admf.data.net.Outside;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bars as they close, from a service that says them over a web socket. Only for {@code admf run
 * --live}. Bars that are not closed, sound and new are left out; each that is sound goes into the
 * run once.
 */
@DataSource(name = "websocket", description = "Live bars over a web socket, for admf run --live")
public record Socket(
    @Param(
            value =
                "where keys come from that are not given here: alpaca, binance, polygon, plain, or"
                    + " a YAML file of your own beside the experiment",
            otherwise = "plain")
        String recipe,
    @Param(value = "the address, such as wss://example.com/bars", otherwise = "auto") String url,
    @Param(
            value = "the variable of the environment that holds the key, or none",
            otherwise = "auto")
        String keyEnv,
    @Param(
            value = "the variable of the environment that holds the secret beside it, or none",
            otherwise = "auto")
        String secretEnv,
    @Param(
            value = "the message that says who asks, with {key} and {secret}; or none",
            otherwise = "auto")
        String auth,
    @Param(
            value =
                "what marks the answer that this was accepted, as in /status=ok: a JSON pointer and"
                    + " its value; none to subscribe without waiting",
            otherwise = "auto")
        String authOk,
    @Param(value = "the message that asks for bars, with {streams}; or none", otherwise = "auto")
        String subscribe,
    @Param(
            value =
                "what {streams} has for each series, joined by commas; {symbol}, {symbol_lower} and"
                    + " {timeframe} are replaced",
            otherwise = "auto")
        String stream,
    @Param(
            value = "what the service calls timeframes, as in 1m=1min; none for the same",
            otherwise = "auto")
        String timeframes,
    @Param(value = "json, or ndjson for a message of several lines", otherwise = "auto")
        String format,
    @Param(value = "what marks a bar, as in /T=b; none for all messages", otherwise = "auto")
        String select,
    @Param(
            value = "what marks a bar that is closed, as in /k/x=true; none for all",
            otherwise = "auto")
        String closed,
    @Param(value = "what marks a refusal, as in /T=error or /error; or none", otherwise = "auto")
        String refused,
    @Param(value = "the JSON pointer of the symbol", otherwise = "auto") String symbol,
    @Param(value = "the JSON pointer of the timeframe, or none", otherwise = "auto")
        String timeframe,
    @Param(
            value =
                "where a bar has what, as in time=/t, open=/o, high=/h, low=/l, close=/c, volume=/v",
            otherwise = "auto")
        String fields,
    @Param(value = "iso, epoch_s, epoch_ms, epoch_us, epoch_ns, or a pattern", otherwise = "auto")
        String timeFormat,
    @Param(value = "the IANA time zone of times without one", otherwise = "auto") String timeZone,
    @Param(value = "whether times are those at which bars open or close", otherwise = "auto")
        String stamp,
    @Param(
            value = "what it means that the server closes well: end or reconnect",
            otherwise = "auto")
        String onClose,
    @Param(
            value = "seconds without a sign of life after which the connection is broken",
            otherwise = "auto")
        String silenceSeconds,
    @Param(
            value = "seconds that bars of other series of the same instant are waited for",
            otherwise = "auto")
        String waitSeconds,
    @Param(value = "attempts to connect in a row at most", otherwise = "auto") String attempts,
    @Param(
            value =
                "the recipe of the source http that fills what was missed, from data.start_date on"
                    + " where that is given; or none",
            otherwise = "auto")
        String fill,
    @Param(value = "the folder of the cache of what fills", otherwise = "cache/http") String cache)
    implements LiveSource {

  private static final KeyBook KEYS =
      new KeyBook(
          "websocket", List.of("alpaca", "binance", "plain", "polygon"), Socket.class, defaults());

  private static Map<String, String> defaults() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("key_env", "none");
    values.put("secret_env", "none");
    values.put("auth", "none");
    values.put("auth_ok", "none");
    values.put("subscribe", "none");
    values.put("stream", "{symbol}");
    values.put("timeframes", "none");
    values.put("format", "json");
    values.put("select", "none");
    values.put("closed", "none");
    values.put("refused", "none");
    values.put("symbol", "/symbol");
    values.put("timeframe", "none");
    values.put("time_format", "iso");
    values.put("time_zone", "UTC");
    values.put("stamp", "open");
    values.put("on_close", "reconnect");
    values.put("silence_seconds", "60");
    values.put("wait_seconds", "5");
    values.put("attempts", "10");
    values.put("fill", "none");
    return values;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BadInputException always: its bars happen, and cannot be read
   */
  @Override
  public BarReader open(SourceRequest request) {
    throw new BadInputException(
        "data.source", "websocket gives bars as they happen: run it with admf run --live");
  }

  @Override
  public LiveFeed live(List<SourceRequest> requests) {
    return live(requests, Machine.HERE);
  }

  /** The same on another machine. */
  SocketFeed live(List<SourceRequest> requests, Outside outside) {
    List<String> folders = requests.getFirst().data().folders();
    SocketSettings settings = SocketSettings.of(KEYS.resolve(this, folders), requests);
    return new SocketFeed(settings, cache, requests, outside);
  }
}
