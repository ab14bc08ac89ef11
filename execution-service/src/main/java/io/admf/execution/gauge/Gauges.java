package io.admf.execution.gauge;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gauges of a run that some model asks for, read through all bars once. A bar that only carries
 * a price forward is no bar here. Not safe for several threads.
 */
public final class Gauges {

  private final List<Track> tracks = new ArrayList<>();
  private final Map<Key, Integer> known = new LinkedHashMap<>();

  private record Key(int series, Gauge gauge) {}

  private static final class Track {
    final int series;
    final Reader reader;
    double[] column = {};

    Track(int series, Reader reader) {
      this.series = series;
      this.reader = reader;
    }
  }

  /**
   * Asks for a gauge of a series, before the first block.
   *
   * @return its number, for {@link #reading}
   */
  public int ask(Series series, Gauge gauge) {
    return known.computeIfAbsent(
        new Key(series.index(), gauge),
        key -> {
          boolean wholeDays = series.timeframe().nanos() >= Instants.DAY;
          tracks.add(new Track(series.index(), new Reader(gauge, wholeDays)));
          return tracks.size() - 1;
        });
  }

  /** Goes on to the next block. */
  public void bars(BarBlock next) {
    for (Track track : tracks) {
      track.column = column(track, next);
    }
  }

  /**
   * A reading as it was known before a bar.
   *
   * @param number of the gauge
   * @param row of the bar in the frame of its series; the number of rows for after the last
   * @return NaN while there were too few bars
   */
  public double reading(int number, int row) {
    return tracks.get(number).column[row];
  }

  /** The readings before each bar of a block, and after the last. */
  private static double[] column(Track track, BarBlock block) {
    BarFrame bars = block.frame(track.series);
    MarketFrame.Filled filled = block.market().filledOf(track.series);
    List<MarketFrame.Action> actions = block.market().actionsOf(track.series);
    double[] column = new double[bars.rows() + 1];
    int action = 0;
    for (int row = 0; row < bars.rows(); row++) {
      for (;
          action < actions.size() && actions.get(action).offset() <= bars.offsets()[row];
          action++) {
        track.reader.act(actions.get(action));
      }
      boolean real = filled == null || !filled.contains(row);
      if (real) {
        track.reader.begin(bars, row);
      }
      column[row] = track.reader.reading();
      if (real) {
        track.reader.end(bars, row);
      }
    }
    for (; action < actions.size(); action++) {
      track.reader.act(actions.get(action));
    }
    column[bars.rows()] = track.reader.reading();
    return column;
  }
}
