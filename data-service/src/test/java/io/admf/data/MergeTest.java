package io.admf.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.Market.Row;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {

  private static final String[] IDS = {"A_1m", "B_1m", "C_5m", "D_15m", "E_1h", "F_1d"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void the_merge_of_random_series_is_that_of_a_sort(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] ids = new String[random.nextInt(1, IDS.length + 1)];
    System.arraycopy(IDS, 0, ids, 0, ids.length);
    Market market =
        Market.of("irregular", ids)
            .seeded(seed)
            .with("bars", (long) random.nextInt(1, 4000), "sparsity", (long) random.nextInt(1, 5))
            .cutAt(random.nextInt(1, 3000));

    assertThat(market.rows()).as("seed %d", seed).isEqualTo(naive(market));
  }

  /** Reads every series by itself, sorts all bars, and numbers the times that differ. */
  private static List<Row> naive(Market market) {
    BarSource source = Market.COMPONENTS.create(DataKinds.SOURCE, market.source());
    List<Row> all = new ArrayList<>();
    for (Series series : market.series()) {
      var plan = market.plan();
      StoredBars stored = new StoredBars(series.id(), "");
      stored.addAll(
          source.open(new SourceRequest(series, plan.series(), plan.data(), plan.seed())));
      BarFrame.Columns columns = BarFrame.Columns.ofCapacity(stored.size());
      stored.read(columns, 0, stored.size());
      for (int i = 0; i < stored.size(); i++) {
        all.add(
            new Row(
                String.valueOf(series.index()),
                0,
                columns.eventTimes()[i],
                columns.knownAt()[i],
                columns.open()[i],
                columns.high()[i],
                columns.low()[i],
                columns.close()[i],
                columns.volume()[i]));
      }
    }
    all.sort(Comparator.comparingLong(Row::knownAt).thenComparing(Row::series));
    List<Row> numbered = new ArrayList<>();
    long slice = -1;
    long time = Long.MIN_VALUE;
    for (Row row : all) {
      slice += row.knownAt() == time ? 0 : 1;
      time = row.knownAt();
      numbered.add(
          new Row(
              row.series(),
              slice,
              row.eventTime(),
              row.knownAt(),
              row.open(),
              row.high(),
              row.low(),
              row.close(),
              row.volume()));
    }
    return numbered;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 4096})
  void frames_are_cut_at_exactly_so_many_slices_and_count_on(int frameSlices) {
    List<BarBlock> blocks =
        Market.of("irregular", "A_1m", "B_5m").with("bars", 500L).cutAt(frameSlices).blocks();
    long slice = 0;
    long[] rows = new long[2];
    for (int n = 0; n < blocks.size(); n++) {
      BarBlock block = blocks.get(n);
      boolean last = n == blocks.size() - 1;
      assertThat(block.last()).isEqualTo(last);
      assertThat(block.firstSlice()).isEqualTo(slice);
      if (last) {
        assertThat(block.slices()).isBetween(1, frameSlices);
      } else {
        assertThat(block.slices()).isEqualTo(frameSlices);
      }
      for (int s = 0; s < 2; s++) {
        assertThat(block.frame(s).number()).isEqualTo(n);
        assertThat(block.frame(s).firstRow()).isEqualTo(rows[s]);
        rows[s] += block.frame(s).rows();
      }
      slice += block.slices();
    }
    assertThat(rows).containsExactly(500, 500);
  }
}
