package io.admf.data.library.http;

import io.admf.data.net.KeyBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What keys of the source {@code http} are when neither YAML nor a recipe says. */
final class Recipes {

  /** The shipped recipes and the defaults. */
  static final KeyBook HTTP =
      new KeyBook("http", List.of("alpaca", "binance", "polygon", "stooq"), Http.class, defaults());

  private Recipes() {}

  private static Map<String, String> defaults() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("headers", "none");
    values.put("key_env", "none");
    values.put("secret_env", "none");
    values.put("timeframes", "none");
    values.put("request_time", "iso");
    values.put("paging", "none");
    values.put("cursor", "none");
    values.put("next_query", "none");
    values.put("page_size", "0");
    values.put("format", "json");
    values.put("rows", "root");
    values.put("count", "none");
    values.put("fields", "time=/t, open=/o, high=/h, low=/l, close=/c, volume=/v");
    values.put("time_format", "iso");
    values.put("time_zone", "UTC");
    values.put("stamp", "open");
    values.put("no_data", "none");
    values.put("rate", "60/1m");
    values.put("attempts", "6");
    values.put("answer_seconds", "30");
    values.put("total_seconds", "300");
    return values;
  }
}
