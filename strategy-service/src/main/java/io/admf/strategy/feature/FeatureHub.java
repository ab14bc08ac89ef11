package io.admf.strategy.feature;

import io.admf.component.ComponentException;
import io.admf.event.InvariantException;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.strategy.Groundwork;
import io.admf.strategy.Indicator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the features of one series, each of them once however many ask for it. First ask with
 * {@link #require}, then compute frame after frame, in parts of which some may run side by side:
 * {@link #enter}, all {@link #groundwork}, all {@link #indicators}, all {@link #lags}, {@link
 * #frame}.
 */
public final class FeatureHub {

  private final Series series;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final Map<String, IndicatorNode> nodes = new LinkedHashMap<>();
  private final SharedGroundwork shared = new SharedGroundwork();
  private final List<LagNode> delays = new ArrayList<>();
  private final Map<String, EconomicNode> figures = new LinkedHashMap<>();
  private final List<Function<BarFrame, double[]>> columns = new ArrayList<>();
  private List<String> names = List.of();
  private @Nullable BarFrame bars;
  private MarketFrame market = MarketFrame.empty(0);
  private boolean lasting;
  private boolean fresh;
  private long rowsSeen;

  public FeatureHub(Series series) {
    this.series = series;
  }

  /**
   * Asks for a column.
   *
   * @return its index in the frames
   * @throws IllegalStateException if a frame has been computed already
   */
  public int require(FeatureColumn column) {
    if (bars != null) {
      throw new IllegalStateException(
          "expected all features of %s before its first bar, was %s after %d bars"
              .formatted(series.id(), column.name(), rowsSeen));
    }
    Integer known = indexes.get(column.name());
    if (known != null) {
      return known;
    }
    int index = columns.size();
    indexes.put(column.name(), index);
    columns.add(sourceOf(column));
    return index;
  }

  /** Where a column is found when all of its frame is computed. */
  private Function<BarFrame, double[]> sourceOf(FeatureColumn column) {
    Indicator indicator = column.indicator();
    Function<BarFrame, double[]> now =
        indicator != null
            ? output(column, indicator)
            : column.figure() != null ? figure(column.figure()) : price(column);
    if (column.lag() == 0) {
      return now;
    }
    LagNode delay = new LagNode(column.lag(), now);
    delays.add(delay);
    return frame -> delay.output();
  }

  private static Function<BarFrame, double[]> price(FeatureColumn column) {
    PriceColumn price = PriceColumn.of(column.base());
    if (price == null) {
      throw new IllegalArgumentException("expected a price column, was " + column.base());
    }
    return price::in;
  }

  private Function<BarFrame, double[]> figure(String name) {
    EconomicNode node = figures.computeIfAbsent(name, EconomicNode::new);
    return frame -> node.output();
  }

  private Function<BarFrame, double[]> output(FeatureColumn column, Indicator indicator) {
    IndicatorNode node =
        nodes.computeIfAbsent(column.base(), base -> new IndicatorNode(base, indicator, shared));
    int output = column.output();
    if (column.lag() == 0) {
      node.give(output);
    }
    return frame -> node.output(output);
  }

  /** The names of all columns, by index. */
  public List<String> names() {
    if (names.size() != indexes.size()) {
      names = List.copyOf(indexes.keySet());
    }
    return names;
  }

  /**
   * Goes to the next bars.
   *
   * @param beside what comes with them
   * @param last whether the columns of this frame last, rather than be overwritten by the next
   */
  public void enter(BarFrame next, MarketFrame beside, boolean last) {
    if (next.firstRow() != rowsSeen) {
      throw new InvariantException(
          series.id(),
          next.firstSlice(),
          "expected bar %d next, was %d".formatted(rowsSeen, next.firstRow()));
    }
    bars = next;
    market = beside;
    fresh = lasting; // what lasts is not written again
    lasting = last;
    rowsSeen += next.rows();
  }

  /**
   * What indicators share, as tasks for the frame that was entered, independent of each other;
   * always the same tasks.
   */
  public List<Runnable> groundwork() {
    return shared.all().stream().map(work -> task(frame -> lay(work, frame))).toList();
  }

  /**
   * The indicators, as tasks that are independent of each other and come after all groundwork;
   * always the same tasks.
   *
   * <p>A task throws {@link ComponentException} if its indicator is not ready when it said that it
   * would be.
   */
  public List<Runnable> indicators() {
    return Stream.concat(
            nodes.values().stream().map(node -> task(frame -> node.compute(frame, fresh))),
            figures.values().stream()
                .map(node -> task(frame -> node.compute(frame, market, fresh))))
        .toList();
  }

  /**
   * The columns of bars ago, as tasks that are independent of each other and come after all
   * indicators; always the same tasks.
   */
  public List<Runnable> lags() {
    return delays.stream().map(delay -> task(frame -> delay.compute(frame, fresh))).toList();
  }

  private static void lay(Groundwork work, BarFrame frame) {
    if (frame.rows() > 0) {
      work.lay(frame);
    }
  }

  private Runnable task(Consumer<BarFrame> work) {
    return () -> work.accept(entered());
  }

  private BarFrame entered() {
    BarFrame current = bars;
    if (current == null) {
      throw new IllegalStateException("expected bars of %s, was none".formatted(series.id()));
    }
    return current;
  }

  /** The frame that was entered, when all of it is computed. */
  public FeatureFrame frame() {
    BarFrame current = entered();
    double[][] values = new double[columns.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).apply(current);
    }
    return new FeatureFrame(series.index(), current.number(), current.rows(), names(), values);
  }
}
