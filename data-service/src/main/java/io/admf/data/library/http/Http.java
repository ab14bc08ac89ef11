package io.admf.data.library.http;

import io.admf.component.Param;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.net.Keys;
import io.admf.data.net.Machine;
import io.admf.data.net.Outside;

/**
 * Bars of web services: any that answers a GET request with JSON or CSV, divided into pages by
 * token, address, number or time.
 *
 * <p>Answers are kept in {@code cache} and read from there ever after, so the same request gives
 * the same bars, with or without a network; without the cache a service may answer otherwise
 * tomorrow. Rows are checked as those of files are. A key comes from the environment and is written
 * nowhere.
 */
@DataSource(name = "http", description = "Bars of web services, kept in a cache on the disk")
public record Http(
    @Param(
            value =
                "where keys come from that are not given here: alpaca, polygon, binance, stooq, or"
                    + " a YAML file of your own beside the experiment; none for nowhere",
            otherwise = "none")
        String recipe,
    @Param(
            value =
                "the address; {symbol}, {symbol_lower}, {timeframe}, {from}, {to} (inclusive),"
                    + " {page}, {key} and {secret} are replaced",
            otherwise = "auto")
        String url,
    @Param(
            value = "headers to send, as in X-Key: {key}; X-Secret: {secret}; or none",
            otherwise = "auto")
        String headers,
    @Param(
            value = "the variable of the environment that holds the key, or none",
            otherwise = "auto")
        String keyEnv,
    @Param(
            value = "the variable of the environment that holds the secret beside it, or none",
            otherwise = "auto")
        String secretEnv,
    @Param(
            value = "what the service calls timeframes, as in 1m=1Min, 1d=1Day; none for the same",
            otherwise = "auto")
        String timeframes,
    @Param(
            value =
                "how {from} and {to} are written: iso, epoch_s, epoch_ms, epoch_ns, or a pattern in"
                    + " UTC such as yyyyMMdd",
            otherwise = "auto")
        String requestTime,
    @Param(
            value =
                "how an answer is divided: none, cursor, link, page (by number), or time (the next"
                    + " begins after the last bar)",
            otherwise = "auto")
        String paging,
    @Param(
            value = "with paging cursor or link, the JSON pointer of the token or address",
            otherwise = "auto")
        String cursor,
    @Param(
            value =
                "what is added to the address for the next page, as in &page_token={cursor}; or"
                    + " none",
            otherwise = "auto")
        String nextQuery,
    @Param(
            value =
                "with paging page or time, how many bars a full page has: a shorter one is the"
                    + " last; 0 if that is not known",
            otherwise = "auto")
        String pageSize,
    @Param(value = "what answers are written in: json or csv", otherwise = "auto") String format,
    @Param(
            value = "the JSON pointer of the array of bars; root where it is the whole answer",
            otherwise = "auto")
        String rows,
    @Param(
            value =
                "the JSON pointer of how many bars there are: 0 where the array is left out; or"
                    + " none",
            otherwise = "auto")
        String count,
    @Param(
            value =
                "where a bar has what, by JSON pointer from the bar, or by column with csv, as in"
                    + " time=/t, open=/o, high=/h, low=/l, close=/c, volume=/v",
            otherwise = "auto")
        String fields,
    @Param(
            value =
                "iso, epoch_s, epoch_ms, epoch_us, epoch_ns, or a pattern such as yyyy-MM-dd HH:mm",
            otherwise = "auto")
        String timeFormat,
    @Param(value = "the IANA time zone of times without one", otherwise = "auto") String timeZone,
    @Param(
            value = "whether times are those at which bars open or close: open or close",
            otherwise = "auto")
        String stamp,
    @Param(
            value = "how an answer begins that means that there are no bars; or none",
            otherwise = "auto")
        String noData,
    @Param(
            value = "requests allowed in an interval, as in 200/1m, for all series together",
            otherwise = "auto")
        String rate,
    @Param(value = "attempts of one request at most", otherwise = "auto") String attempts,
    @Param(value = "seconds to wait for one answer to be complete", otherwise = "auto")
        String answerSeconds,
    @Param(value = "seconds for all attempts of one request, waits included", otherwise = "auto")
        String totalSeconds,
    @Param(
            value = "the folder of the cache; a relative one is looked up beside the YAML",
            otherwise = "cache/http")
        String cache,
    @Param(value = "whether to fetch what is in the cache anew", otherwise = "false")
        boolean refresh)
    implements BarSource {

  @Override
  public BarReader open(SourceRequest request) {
    return open(request, Machine.HERE);
  }

  /** The same on another machine. */
  BarReader open(SourceRequest request, Outside outside) {
    Keys keys = Recipes.HTTP.resolve(this, request.data().folders());
    return new HttpBars(HttpSettings.of(keys), cache, refresh, request, outside);
  }

  /**
   * Bars of a service that a recipe describes, fetched now: for a source that misses some.
   *
   * @param request the range that is missing
   * @param cache the folder of the cache
   */
  public static BarReader missing(
      String recipe, SourceRequest request, String cache, Outside outside) {
    Keys keys = Recipes.HTTP.of(recipe, request.data().folders());
    return new HttpBars(HttpSettings.of(keys), cache, true, request, outside);
  }
}
