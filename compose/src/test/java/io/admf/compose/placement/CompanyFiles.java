package io.admf.compose.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** An experiment on two companies to which everything happens that can happen to one. */
final class CompanyFiles {

  private static final int DAYS = 60;

  private CompanyFiles() {}

  /** Writes the files into a folder; gives the experiment. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder actions = new StringBuilder("ex_date,symbol,type,ratio,amount,pay_date\n");
    for (String symbol : new String[] {"AAA", "BBB"}) {
      company(folder, symbol, random, actions);
    }
    actions.append("2020-02-20,BBB,delisting,,3.5,\n");
    Files.writeString(folder.resolve("actions.csv"), actions);
    StringBuilder releases = new StringBuilder("known_at,indicator,value\n");
    for (int day = 0; day < DAYS; day += 3) {
      releases.append("%sT10:30:00Z,RATE,%s\n".formatted(date(day), random.nextInt(40) / 10.0));
    }
    Files.writeString(folder.resolve("economic.csv"), releases);
    Path file = folder.resolve("companies.yaml");
    Files.writeString(
        file,
        """
        name: companies
        symbols:
          - {symbol: AAA, timeframes: [1h, 1d]}
          - {symbol: BBB, timeframes: [1h, 1d], size_increment: 0.001}
        data:
          source: csv
          path: "{symbol}_{timeframe}.csv"
          actions: actions.csv
          adjust: none
          dividends: pay_date
          align: forward_fill
          quotes: {path: "{symbol}_quotes.csv"}
          economic: economic.csv
        strategies:
          - type: momentum
            parameters: {fast_period: 2, slow_period: 5, momentum_threshold: 0.001}
            filter: "economic_RATE < 3.5"
        portfolios:
          - name: touch
            direction: long_short
            execution: {fill_at: touch, commission_per_share: 0.01}
          - name: bars
            direction: long_short
            execution: {max_participation: 0.2}
        """);
    return file;
  }

  private static String date(int day) {
    return java.time.LocalDate.of(2020, 1, 1).plusDays(day).toString();
  }

  private static void company(
      Path folder, String symbol, SplittableRandom random, StringBuilder actions)
      throws IOException {
    StringBuilder hours = new StringBuilder("timestamp,open,high,low,close,volume\n");
    StringBuilder days = new StringBuilder("timestamp,open,high,low,close,volume\n");
    StringBuilder quotes = new StringBuilder("time,bid,ask,bid_size,ask_size\n");
    double price = 40;
    for (int day = 0; day < DAYS; day++) {
      Map<Integer, Double> splits = new TreeMap<>();
      if (day > 2 && random.nextInt(9) == 0) {
        double ratio = random.nextBoolean() ? 2 : 0.3;
        splits.put(day, ratio);
        actions.append("%s,%s,split,%s,,\n".formatted(date(day), symbol, ratio));
        price /= ratio;
      }
      if (day > 2 && random.nextInt(6) == 0) {
        actions.append("%s,%s,dividend,,%s,%s\n".formatted(date(day), symbol, 0.25, date(day + 3)));
        price = Math.max(2, price - 0.25);
      }
      double open = price;
      double high = price;
      double low = price;
      for (int hour = 9; hour < 16; hour++) {
        double next = Math.max(1, price * (1 + (random.nextDouble() - 0.5) * 0.08));
        if (random.nextInt(5) > 0) {
          hours.append(
              "%sT%02d:00:00Z,%s,%s,%s,%s,%d\n"
                  .formatted(
                      date(day),
                      hour,
                      price,
                      Math.max(price, next),
                      Math.min(price, next),
                      next,
                      random.nextInt(5000)));
        }
        for (int i = 0; i < 4; i++) {
          double middle = price + (next - price) * i / 4;
          quotes.append(
              "%sT%02d:%02d:30Z,%s,%s,%d,%d\n"
                  .formatted(
                      date(day),
                      hour,
                      i * 15,
                      middle * 0.999,
                      middle * 1.001,
                      random.nextInt(400),
                      random.nextInt(400)));
        }
        price = next;
        high = Math.max(high, price);
        low = Math.min(low, price);
      }
      days.append("%s,%s,%s,%s,%s,9000\n".formatted(date(day), open, high, low, price));
    }
    Files.writeString(folder.resolve(symbol + "_1h.csv"), hours);
    Files.writeString(folder.resolve(symbol + "_1d.csv"), days);
    Files.writeString(folder.resolve(symbol + "_quotes.csv"), quotes);
  }
}
