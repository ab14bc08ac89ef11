package io.admf.strategy.feature;

import io.admf.component.ComponentException;
import io.admf.event.InvariantException;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.Series;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.Lag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the features of one series, each of them once however many ask for it. First ask with
 * {@link #require}, then compute frame after frame.
 */
public final class FeatureHub {

  private final Series series;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final Map<String, IndicatorNode> nodes = new LinkedHashMap<>();
  private final List<ColumnSource> sources = new ArrayList<>();
  private List<String> names = List.of();
  private long rowsSeen;
  private boolean started;

  public FeatureHub(Series series) {
    this.series = series;
  }

  /** Where the values of one column come from. */
  private interface ColumnSource {

    /** The values for the rows of {@code bars}; called once a frame. */
    double[] values(BarFrame bars);
  }

  /**
   * Asks for a column.
   *
   * @return its index in the frames
   * @throws IllegalStateException if a frame has been computed already
   */
  public int require(FeatureColumn column) {
    if (started) {
      throw new IllegalStateException(
          "expected all features of %s before its first bar, was %s after %d bars"
              .formatted(series.id(), column.name(), rowsSeen));
    }
    Integer known = indexes.get(column.name());
    if (known != null) {
      return known;
    }
    int index = sources.size();
    indexes.put(column.name(), index);
    sources.add(sourceOf(column));
    names = List.copyOf(indexes.keySet());
    return index;
  }

  private ColumnSource sourceOf(FeatureColumn column) {
    ColumnSource now;
    Indicator indicator = column.indicator();
    if (indicator == null) {
      PriceColumn price = PriceColumn.of(column.base());
      if (price == null) {
        throw new IllegalArgumentException("expected a price column, was " + column.base());
      }
      now = price::in;
    } else {
      IndicatorNode node =
          nodes.computeIfAbsent(column.base(), base -> new IndicatorNode(base, indicator));
      if (column.lag() == 0) {
        node.keep(column.output());
      }
      now = bars -> node.output(column.output());
    }
    if (column.lag() == 0) {
      return now;
    }
    Lag lag = new Lag(column.lag());
    return bars -> {
      double[] shifted = new double[bars.rows()];
      lag.shift(now.values(bars), bars.rows(), shifted);
      return shifted;
    };
  }

  /** The names of all columns, by index. */
  public List<String> names() {
    return names;
  }

  /** How many indicators run, which may be fewer than there are columns. */
  int indicators() {
    return nodes.size();
  }

  /**
   * The features of the next bars.
   *
   * @throws ComponentException if an indicator is not ready when it said that it would be
   */
  public FeatureFrame compute(BarFrame bars) {
    if (bars.firstRow() != rowsSeen) {
      throw new InvariantException(
          series.id(),
          bars.firstSlice(),
          "expected bar %d next, was %d".formatted(rowsSeen, bars.firstRow()));
    }
    started = true;
    for (IndicatorNode node : nodes.values()) {
      node.compute(bars);
    }
    double[][] values = new double[sources.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = sources.get(i).values(bars);
    }
    rowsSeen += bars.rows();
    return new FeatureFrame(series.index(), bars.number(), bars.rows(), names, values);
  }
}
