package io.admf.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.fixture.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarBlockTest {

  /** Closes by series and slice, NaN where a series has no bar; every slice has one somewhere. */
  private static double[][] sparse(SplittableRandom random, int series, int slices) {
    double[][] closes = new double[series][slices];
    for (int t = 0; t < slices; t++) {
      int certain = random.nextInt(series);
      for (int s = 0; s < series; s++) {
        boolean bar = s == certain || random.nextInt(4) == 0;
        closes[s][t] = bar ? random.nextDouble(1, 100) : Double.NaN;
      }
    }
    return closes;
  }

  private static List<BarBlock> cut(double[][] closes, int size) {
    int slices = closes[0].length;
    List<BarBlock> blocks = new ArrayList<>();
    BarBlock before = null;
    long[] firstRows = new long[closes.length];
    for (int from = 0; from < slices; from += size) {
      int count = Math.min(size, slices - from);
      BarFrame[] frames = new BarFrame[closes.length];
      for (int s = 0; s < closes.length; s++) {
        BarFrame.Columns columns = BarFrame.Columns.ofCapacity(count);
        int rows = 0;
        for (int t = 0; t < count; t++) {
          if (!Double.isNaN(closes[s][from + t])) {
            columns.offsets()[rows] = t;
            columns.knownAt()[rows] = 1_000L * (from + t);
            columns.close()[rows++] = closes[s][from + t];
          }
        }
        frames[s] =
            new BarFrame(
                s, from / size, from, count, from + count == slices, firstRows[s], rows, columns);
        firstRows[s] += rows;
      }
      before = BarBlock.of(frames, before);
      blocks.add(before);
    }
    return blocks;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 40, 7", "2, 3, 100, 1", "3, 3, 100, 7", "4, 5, 200, 64", "5, 4, 50, 4096"})
  void rows_times_and_marks_are_those_of_the_uncut_data(
      long seed, int series, int slices, int size) {
    double[][] closes = sparse(new SplittableRandom(seed), series, slices);
    int t = 0;
    double[] latest = new double[series];
    Arrays.fill(latest, Double.NaN);
    for (BarBlock block : cut(closes, size)) {
      assertThat(block.firstSlice()).isEqualTo(t);
      assertThat(block.seriesCount()).isEqualTo(series);
      for (long slice = block.firstSlice(); slice <= block.lastSlice(); slice++, t++) {
        assertThat(block.sliceTime(slice)).isEqualTo(1_000L * t);
        assertThat(block.sliceTimes()[(int) (slice - block.firstSlice())]).isEqualTo(1_000L * t);
        for (int s = 0; s < series; s++) {
          int row = block.row(s, slice);
          if (Double.isNaN(closes[s][t])) {
            assertThat(row).as("seed %d, series %d, slice %d", seed, s, t).isEqualTo(-1);
          } else {
            assertThat(block.frame(s).close()[row]).isEqualTo(closes[s][t]);
            latest[s] = closes[s][t];
          }
          assertThat(block.mark(s, slice))
              .as("seed %d, series %d, slice %d", seed, s, t)
              .isEqualTo(Double.valueOf(latest[s]));
        }
      }
      assertThat(block.last()).isEqualTo(t == slices);
    }
    assertThat(t).isEqualTo(slices);
  }

  @Test
  void a_series_that_is_silent_for_whole_blocks_keeps_its_mark() {
    double[][] closes = {
      {10, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 11}, {1, 2, 3, 4, 5, 6}
    };
    List<BarBlock> blocks = cut(closes, 2);
    assertThat(blocks.get(1).frame(0).rows()).isZero();
    assertThat(blocks.get(1).marks(0)).containsExactly(10, 10);
    assertThat(blocks.get(2).marks(0)).containsExactly(10, 11);
    assertThat(blocks.get(2).rows(0)).containsExactly(-1, 0);
  }

  @Test
  void frames_that_do_not_belong_together_are_refused() {
    BarFrame first = Bars.blocks(2, Bars.random(1, 4)).get(0).frame(0);
    BarFrame second = Bars.blocks(2, Bars.random(1, 4)).get(1).frame(0);
    assertThatThrownBy(() -> BarBlock.of(new BarFrame[] {first, second}, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected frame 0 of series 1 from slice 0, was frame 1 of series 0 from slice 2");
  }
}
