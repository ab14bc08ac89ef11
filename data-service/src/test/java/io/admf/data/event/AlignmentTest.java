package io.admf.data.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.plan.Align;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series that start late, stop early and miss bars, against a plain account of what they say. */
class AlignmentTest {

  private static final String[] IDS = {"A_1h", "B_1h", "C_1h", "A_1d", "B_1d"};

  @TempDir Path folder;

  /** For each series, its closes by hour. */
  private List<TreeMap<Integer, Double>> write(SplittableRandom random) throws IOException {
    List<TreeMap<Integer, Double>> all = new ArrayList<>();
    for (String id : IDS) {
      boolean daily = id.endsWith("1d");
      int step = daily ? 24 : 1;
      TreeMap<Integer, Double> closes = new TreeMap<>();
      int first = random.nextInt(40);
      int last = 40 + random.nextInt(80);
      for (int hour = 0; hour < 120; hour += step) {
        if (hour >= first && hour <= last && random.nextInt(4) > 0) {
          closes.put(hour, 10.0 + random.nextInt(900) / 100.0);
        }
      }
      closes.put(120, 11.0); // all end together, or an intersection may be empty
      all.add(closes);
      StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
      closes.forEach(
          (hour, close) ->
              text.append(
                  "2020-01-%02dT%02d:00:00Z,%s,%s,%s,%s,5\n"
                      .formatted(hour / 24 + 1, hour % 24, close, close + 1, close - 1, close)));
      Files.writeString(folder.resolve(id + ".csv"), text);
    }
    return all;
  }

  /** The rows as {@code closing hour, series, close, volume}. */
  private static List<String> expected(List<TreeMap<Integer, Double>> all, Align align) {
    List<String> lines = new ArrayList<>();
    double[] latest = new double[IDS.length];
    for (int time = 0; time <= 144; time++) {
      for (int i = 0; i < IDS.length; i++) {
        int hour = time - (IDS[i].endsWith("1d") ? 24 : 1);
        Double close = all.get(i).get(hour);
        int have = 0;
        int group = 0;
        for (int j = 0; j < IDS.length; j++) {
          if (IDS[j].substring(2).equals(IDS[i].substring(2))) {
            group++;
            have += all.get(j).containsKey(hour) ? 1 : 0;
          }
        }
        if (close != null && (align != Align.INTERSECTION || have == group)) {
          lines.add("%d %d %s 5.0".formatted(time, i, close));
        } else if (align == Align.FORWARD_FILL && have > 0 && latest[i] > 0) {
          lines.add("%d %d %s 0.0".formatted(time, i, latest[i]));
        }
        latest[i] = close == null ? latest[i] : close;
      }
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void every_alignment_gives_what_a_plain_account_gives(long seed) throws IOException {
    List<TreeMap<Integer, Double>> all = write(new SplittableRandom(seed));
    Market market = Market.of("csv", IDS).in(folder).with("path", "{symbol}_{timeframe}.csv");
    for (Align align : Align.values()) {
      Company company = Company.of(market).align(align);
      Company.Read whole = company.read();
      List<Row> rows = whole.rows();
      long start = java.time.Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
      List<String> actual =
          rows.stream()
              .map(
                  row ->
                      "%d %s %s %s"
                          .formatted(
                              (row.knownAt() / 1_000_000_000L - start) / 3600,
                              row.series(),
                              row.close(),
                              row.volume()))
              .toList();
      assertThat(actual).as("%s, seed %d", align, seed).isEqualTo(expected(all, align));
      assertThat(rows).extracting(Row::knownAt).as("a total order").isSorted();
      long filled = rows.stream().filter(row -> row.eventTime() == row.knownAt()).count();
      assertThat(whole.beside()).hasSize((int) filled);
      for (int slices : new int[] {1, 5}) {
        assertThat(company.cutAt(slices).read().rows()).isEqualTo(rows);
        assertThat(company.cutAt(slices).read().beside()).isEqualTo(whole.beside());
        assertThat(company.cutAt(slices).read().hash()).isEqualTo(whole.hash());
      }
      for (long end : new long[] {1, 7, 30}) {
        assertThat(company.limitedTo(end).read().rows())
            .isEqualTo(rows.stream().filter(row -> row.slice() < end).toList());
      }
    }
  }
}
