package io.admf.compose.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of every kind meet the same market everywhere, however the bars are cut. */
class OrdersOfPlacementsTest extends PlacementComparison {

  private static final List<String> TYPES =
      List.of(
          "ORDER",
          "ORDER_UPDATE",
          "ORDER_CHANGE",
          "ORDER_CANCELLED",
          "FILL",
          "LOT_CLOSE",
          "POSITION_CLOSE",
          "PORTFOLIO_UPDATE");

  private final List<String> lines = new ArrayList<>();

  /** A hundred and more lines of every kind, brackets among them. */
  private void script(SplittableRandom random) {
    lines.add(
        "time,symbol,action,side,quantity,type,limit,stop,trail,time_in_force,expires,tag,parent,group,reduce_only");
    for (int i = 0; i < 120; i++) {
      LocalDate day = LocalDate.of(2020, 1, 6).plusDays(random.nextInt(600));
      String symbol = random.nextBoolean() ? "AAA" : "BBB";
      String side = random.nextBoolean() ? "buy" : "sell";
      int quantity = random.nextInt(1, 60);
      String[] times = {"gtc", "gtc", "day", "gtd", "ioc", "fok"};
      String time = times[random.nextInt(times.length)];
      String expires = time.equals("gtd") ? day.plusDays(random.nextInt(2, 30)).toString() : "";
      String reduces = random.nextInt(5) == 0 ? "true" : "";
      double near = random.nextDouble(80, 120);
      double far = random.nextDouble(80, 120);
      String group = random.nextInt(4) == 0 ? "g" + random.nextInt(2) : "";
      switch (random.nextInt(8)) {
        case 0 ->
            line(
                day, symbol, "", side, quantity, "limit", near, 0, "", time, expires, "t" + i, "",
                group, reduces);
        case 1 ->
            line(
                day, symbol, "", side, quantity, "stop", 0, near, "", time, expires, "t" + i, "",
                group, reduces);
        case 2 ->
            line(
                day,
                symbol,
                "",
                side,
                quantity,
                "stop_limit",
                near,
                far,
                "",
                time,
                expires,
                "t" + i,
                "",
                group,
                reduces);
        case 3 ->
            line(
                day,
                symbol,
                "",
                side,
                quantity,
                "trailing_stop",
                0,
                0,
                random.nextInt(1, 9) + "%",
                "",
                "",
                "t" + i,
                "",
                group,
                reduces);
        case 4 ->
            line(
                day,
                symbol,
                "",
                side,
                quantity,
                random.nextBoolean() ? "market_on_close" : "market_on_open",
                0,
                0,
                "",
                "",
                "",
                "t" + i,
                "",
                "",
                reduces);
        case 5 -> {
          String other = side.equals("buy") ? "sell" : "buy";
          line(day, symbol, "", side, quantity, "market", 0, 0, "", "", "", "t" + i, "", "", "");
          line(
              day, symbol, "", other, quantity, "stop", 0, near, "", "", "", "s" + i, "t" + i,
              "b" + i, "");
          line(
              day, symbol, "", other, quantity, "limit", far, 0, "", "", "", "l" + i, "t" + i,
              "b" + i, "");
          line(
              day.plusDays(3),
              symbol,
              random.nextBoolean() ? "cancel" : "modify",
              "",
              0,
              "",
              far,
              0,
              "",
              "",
              "",
              "l" + i,
              "",
              "",
              "");
        }
        default ->
            line(
                day, symbol, "", side, quantity, "market", 0, 0, "", time, expires, "t" + i, "", "",
                reduces);
      }
    }
  }

  private void line(
      Object day,
      String symbol,
      String action,
      String side,
      int quantity,
      String type,
      double limit,
      double stop,
      String... rest) {
    boolean cancels = action.equals("cancel");
    lines.add(
        "%s,%s,%s,%s,%s,%s,%s,%s,%s"
            .formatted(
                day,
                symbol,
                action,
                side,
                quantity == 0 ? "" : quantity,
                type,
                limit == 0 || cancels ? "" : String.format(Locale.ROOT, "%.2f", limit),
                stop == 0 ? "" : String.format(Locale.ROOT, "%.2f", stop),
                String.join(",", rest)));
  }

  private Path experiment(String execution) throws IOException {
    Files.write(scratch.resolve("orders.csv"), lines);
    Path file = scratch.resolve("orders.yaml");
    Files.writeString(
        file,
        """
        symbols: [AAA, BBB]
        data: {source: synthetic, volatility: 0.15, start_date: 2020-01-01, end_date: 2021-12-31}
        portfolios:
          - direction: long_short
            orders: {file: orders.csv}
            account: {lots: [fifo, hifo]}
        execution: %s
        """
            .formatted(execution));
    return file;
  }

  private static List<String> containers(int portfolios) {
    List<String> containers = new ArrayList<>(List.of("AAA_1d", "BBB_1d"));
    for (int i = 1; i <= portfolios; i++) {
      containers.add("portfolio_c%04d".formatted(i));
    }
    return containers;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void random_orders_of_all_kinds_trade_alike(long seed) throws IOException {
    script(new SplittableRandom(seed));
    Path file =
        experiment(
            "{intrabar: [pessimistic, ohlc, olhc, optimistic], slippage_bps: 3, commission_percent: 0.05, max_participation: 0.2}");
    String digest = compare(file, containers(8), TYPES);
    assertThat(compare(file, containers(8), TYPES, "data.frame_slices=7")).isEqualTo(digest);
  }

  @Test
  void so_do_orders_that_are_late_and_move_the_price() throws IOException {
    script(new SplittableRandom(3));
    Path file =
        experiment(
            "{latency: {type: random}, impact: square_root, slippage: volatility, improvement: spread_share, attached_at_once: false, trail_at_close: true}");
    String digest = compare(file, containers(2), TYPES);
    assertThat(compare(file, containers(2), TYPES, "data.frame_slices=11")).isEqualTo(digest);
  }

  /** A symbol of which there is no bar after the 12th day, and one that trades to the 30th. */
  private void daily() throws IOException {
    for (String symbol : List.of("AAA", "BBB")) {
      StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
      for (int day = 1; day <= (symbol.equals("AAA") ? 12 : 30); day++) {
        boolean halted = symbol.equals("AAA") && day >= 9;
        csv.append(
            "2020-06-%02d,%s%n"
                .formatted(day, halted ? "100,100,100,100,0" : "100,102,98,101,5000"));
      }
      Files.createDirectories(scratch.resolve("data"));
      Files.writeString(scratch.resolve("data").resolve(symbol + "_1d.csv"), csv);
    }
  }

  @Test
  void every_order_ends_with_a_reason_where_there_is_no_market_for_it() throws IOException {
    daily();
    lines.add("time,symbol,side,quantity,target_percent,type,limit,time_in_force,tag,action");
    lines.add("2020-06-03,AAA,buy,10,,market,,,,");
    lines.add("2020-06-08,AAA,buy,5,,market,,,,"); // meets a bar without volume
    lines.add("2020-06-08,AAA,buy,5,,market,,day,,");
    lines.add("2020-06-10,AAA,buy,7,,market,,,,"); // decided on one
    lines.add("2020-06-11,AAA,sell,2,,market,,,,"); // reduces
    lines.add("2020-06-12,AAA,sell,3,,limit,150,,late,"); // at the last bar
    lines.add("2020-06-13,AAA,buy,1,,market,,,,"); // after it
    lines.add("2020-06-15,BBB,,,0.3,market,,,,");
    lines.add("2020-06-20,AAA,,,,,,,late,cancel");
    lines.add("2020-07-01,BBB,sell,4,,market,,,,");
    Files.write(scratch.resolve("orders.csv"), lines);
    Path file = scratch.resolve("nomarket.yaml");
    Files.writeString(
        file,
        """
        symbols: [AAA, BBB]
        portfolios:
          - {orders: {file: orders.csv}, risk: {rules: [{type: halted, bars: 2}]}}
        execution: {zero_volume_fills: false}
        """);
    List<String> containers = containers(1);
    List<String> types = List.of("ORDER", "FILL", "ORDER_CANCELLED", "ORDER_REJECTED");
    String digest = compare(file, containers, types);
    assertThat(compare(file, containers, types, "data.frame_slices=4")).isEqualTo(digest);

    String log =
        logs(run(new FusedPlacement(() -> 0), file, "log")).get("portfolio_c0001/events.jsonl.gz");
    assertThat(log.lines().filter(line -> line.contains("\"type\":\"ORDER\""))).hasSize(6);
    assertThat(log.lines().filter(line -> line.contains("\"type\":\"FILL\"")))
        .extracting(line -> field(line, "order") + ' ' + field(line, "quantity"))
        .containsExactly("1 10", "7 297");
    assertThat(log.lines().filter(line -> line.contains("\"type\":\"ORDER_CANCELLED\"")))
        .extracting(line -> field(line, "order") + ' ' + field(line, "reason"))
        .containsExactlyInAnyOrder("3 day_over", "2 end_of_data", "5 end_of_data", "6 end_of_data");
    assertThat(log.lines().filter(line -> line.contains("\"type\":\"ORDER_REJECTED\"")))
        .extracting(line -> field(line, "rule") + ": " + field(line, "detail"))
        .containsExactly(
            "halted: AAA has had no volume for 2 bars",
            "script: orders.csv:8 is for a time after the last bar of AAA, so it was not decided",
            "script: orders.csv:10 is for a time after the last bar of AAA, so it was not decided",
            "script: orders.csv:11 is for a time after the last bar of BBB, so it was not decided");
  }

  private static String field(String json, String name) {
    return json.replaceAll(".*\"" + name + "\":(?:\"([^\"]*)\"|([^,}]*)).*", "$1$2");
  }
}
