package io.admf.data.library.http;

import com.fasterxml.jackson.core.JsonPointer;
import io.admf.data.message.Messages;
import io.admf.data.net.Fetcher;
import io.admf.data.net.Keys;
import io.admf.data.net.Rate;
import io.admf.data.row.Stamp;
import io.admf.data.text.TimeText;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is to be asked, all keys understood.
 *
 * @param cursor where a page has its token or address
 * @param count where an answer has how many bars there are, or null
 * @param pageSize 0 where it is not known
 */
record HttpSettings(
    String url,
    Map<String, String> headers,
    String keyEnv,
    String secretEnv,
    Map<String, String> timeframes,
    RequestTime requestTime,
    Paging paging,
    JsonPointer cursor,
    String nextQuery,
    int pageSize,
    Answers format,
    JsonPointer rows,
    @Nullable JsonPointer count,
    Map<String, String> fields,
    String timeFormat,
    ZoneId timeZone,
    Stamp stamp,
    String noData,
    Rate rate,
    Fetcher.Patience patience) {

  private static final JsonPointer ROOT = JsonPointer.empty();

  /** Understands the keys. */
  static HttpSettings of(Keys keys) {
    Paging paging =
        Paging.valueOf(
            keys.choice("paging", List.of("none", "cursor", "link", "page", "time"))
                .toUpperCase(Locale.ROOT));
    Answers format =
        Answers.valueOf(keys.choice("format", List.of("json", "csv")).toUpperCase(Locale.ROOT));
    HttpSettings settings =
        new HttpSettings(
            url(keys, paging),
            keys.pairs("headers", ";", ":"),
            keys.has("key_env") ? keys.text("key_env") : "none",
            keys.has("secret_env") ? keys.text("secret_env") : "none",
            keys.pairs("timeframes"),
            requestTime(keys),
            paging,
            cursor(keys, paging),
            nextQuery(keys, paging),
            keys.whole("page_size", 0, 1_000_000),
            format,
            keys.text("rows").equals("root") ? ROOT : pointer(keys, "rows"),
            keys.has("count") ? pointer(keys, "count") : null,
            keys.pairs("fields"),
            keys.text("time_format").equals("iso") ? "auto" : keys.text("time_format"),
            zone(keys),
            Stamp.valueOf(keys.choice("stamp", List.of("open", "close")).toUpperCase(Locale.ROOT)),
            keys.text("no_data"),
            rate(keys),
            new Fetcher.Patience(
                keys.whole("attempts", 1, 100),
                keys.whole("answer_seconds", 1, 3_600),
                keys.whole("total_seconds", 1, 86_400)));
    if (format == Answers.CSV && (paging == Paging.CURSOR || paging == Paging.LINK)) {
      keys.wrong("paging", "must be none, page or time with format csv, which has no tokens");
    }
    String sent = settings.url + settings.nextQuery + settings.headers;
    for (String name : List.of("key", "secret")) {
      if (sent.contains('{' + name + '}') && !keys.has(name + "_env")) {
        keys.wrong(
            name + "_env",
            "must be given: the variable of the environment for {%s}".formatted(name));
      }
    }
    settings.check(keys);
    keys.finish();
    return settings;
  }

  private void check(Keys keys) {
    try {
      times();
    } catch (IllegalArgumentException e) {
      keys.wrong(
          "time_format",
          "must be iso, epoch_s, epoch_ms, epoch_us, epoch_ns or a pattern, was " + timeFormat);
      return;
    }
    try {
      if (format == Answers.JSON) {
        JsonRows.fields(this);
      } else {
        CsvRows.csv(this);
      }
    } catch (IllegalArgumentException e) {
      keys.wrong("fields", e.getMessage());
    }
  }

  /** Reads the times of bars. */
  TimeText times() {
    return TimeText.of(timeFormat, timeZone);
  }

  private static String url(Keys keys, Paging paging) {
    String url = keys.required("url", "the address of the service, or data.recipe");
    if (url.isEmpty()) {
      return url;
    }
    try {
      URI uri = URI.create(url.replaceAll("\\{[a-z_]+}", "x"));
      if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
        keys.wrong("url", "must begin with https:// or http:// and a host, was " + url);
      }
    } catch (IllegalArgumentException e) {
      keys.wrong("url", "must be an address, was %s (%s)".formatted(url, e.getMessage()));
    }
    if (paging == Paging.PAGE && !url.contains("{page}")) {
      keys.wrong("url", "must have {page} with paging page, was " + url);
    }
    if (paging == Paging.TIME && !url.contains("{from}")) {
      keys.wrong("url", "must have {from} with paging time, was " + url);
    }
    return url;
  }

  private static RequestTime requestTime(Keys keys) {
    String text = keys.text("request_time");
    try {
      return RequestTime.of(text);
    } catch (IllegalArgumentException e) {
      keys.wrong(
          "request_time",
          "must be iso, epoch_s, epoch_ms, epoch_ns or a pattern such as yyyyMMdd, was " + text);
      return RequestTime.of("iso");
    }
  }

  private static JsonPointer cursor(Keys keys, Paging paging) {
    if (paging != Paging.CURSOR && paging != Paging.LINK) {
      return ROOT;
    }
    keys.required("cursor", "the JSON pointer of what leads to the next page");
    return pointer(keys, "cursor");
  }

  private static String nextQuery(Keys keys, Paging paging) {
    String query = keys.text("next_query");
    if (paging == Paging.CURSOR && !query.contains("{cursor}")) {
      keys.wrong("next_query", "must have {cursor} with paging cursor, was " + query);
    }
    return query;
  }

  private static JsonPointer pointer(Keys keys, String key) {
    JsonPointer pointer = Messages.pointer(keys.text(key));
    if (pointer == null) {
      keys.wrong(key, "must be a JSON pointer such as /results, was " + keys.text(key));
      return ROOT;
    }
    return pointer;
  }

  private static ZoneId zone(Keys keys) {
    try {
      return ZoneId.of(keys.text("time_zone"));
    } catch (DateTimeException e) {
      keys.wrong(
          "time_zone",
          "must be an IANA time zone such as America/New_York, was " + keys.text("time_zone"));
      return ZoneId.of("UTC");
    }
  }

  private static Rate rate(Keys keys) {
    Rate rate = Rate.parse(keys.text("rate"));
    if (rate == null) {
      keys.wrong("rate", "must be requests in an interval, as in 200/1m, was " + keys.text("rate"));
      return new Rate(1, 1);
    }
    return rate;
  }
}
