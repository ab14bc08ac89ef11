package io.admf.reporting.record;

import io.admf.bus.ContainerBus;
import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.FeatureValue;
import io.admf.event.Features;
import io.admf.event.Header;
import io.admf.event.RegimeChange;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.Series;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of symbol containers from frames: BAR, FEATURES, CLASSIFICATION, REGIME_CHANGE.
 */
final class MarketEvents {

  private final RunPlan plan;
  private final int[] lastRegime;

  MarketEvents(RunPlan plan) {
    this.plan = plan;
    this.lastRegime = new int[plan.classifiers().size()];
    java.util.Arrays.fill(lastRegime, -1);
  }

  /** A regime change and the classifier column that saw it. */
  record Change(int classifier, RegimeChange event) {}

  /**
   * Publishes the events of one series in the order of its bars.
   *
   * @param beside what comes besides the bars of the series, in the order of slices; before the bar
   *     of its slice
   * @param features of the series, or null when nothing is computed
   * @param regimes of the classifiers on the series
   * @return the regime changes, in order
   */
  List<Change> publish(
      BarFrame bars,
      List<Event> beside,
      @Nullable FeatureFrame features,
      List<RegimeFrame> regimes,
      ContainerBus bus) {
    Series series = plan.series().get(bars.series());
    List<Change> changes = new ArrayList<>();
    int next = 0;
    for (int row = 0; row < bars.rows(); row++) {
      Bar bar = bar(series, bars, row);
      while (next < beside.size() && beside.get(next).header().slice() <= bar.header().slice()) {
        bus.publish(beside.get(next++));
      }
      bus.publish(bar);
      Header cause = bar.header();
      if (features != null && !features.names().isEmpty()) {
        Features event = features(series, features, row, cause);
        bus.publish(event);
        cause = event.header();
      }
      for (RegimeFrame regime : regimes) {
        classify(series, regime, row, cause, bus, changes);
      }
    }
    beside.subList(next, beside.size()).forEach(bus::publish);
    return changes;
  }

  private static Bar bar(Series series, BarFrame bars, int row) {
    long slice = bars.firstSlice() + bars.offsets()[row];
    EventId id = new EventId(series.id(), EventType.BAR, slice);
    return new Bar(
        new Header(id, id.toString(), null, bars.eventTimes()[row], bars.knownAt()[row], slice),
        series.symbol(),
        series.timeframe().toString(),
        bars.open()[row],
        bars.high()[row],
        bars.low()[row],
        bars.close()[row],
        bars.volume()[row]);
  }

  private static Header header(Series series, EventType type, long number, Header cause) {
    EventId id = new EventId(series.id(), type, number);
    return new Header(
        id, id.toString(), cause.id(), cause.knownAt(), cause.knownAt(), cause.slice());
  }

  private static Features features(Series series, FeatureFrame frame, int row, Header cause) {
    List<FeatureValue> values = new ArrayList<>(frame.names().size());
    for (int i = 0; i < frame.names().size(); i++) {
      values.add(new FeatureValue(frame.names().get(i), frame.values()[i][row]));
    }
    return new Features(
        header(series, EventType.FEATURES, cause.slice(), cause),
        series.symbol(),
        series.timeframe().toString(),
        List.copyOf(values));
  }

  /** Classifications of several classifiers are numbered by slice, then by classifier. */
  private void classify(
      Series series,
      RegimeFrame frame,
      int row,
      Header cause,
      ContainerBus bus,
      List<Change> changes) {
    int regime = frame.regimes()[row];
    if (regime < 0) {
      return;
    }
    String name = plan.classifiers().get(frame.classifier()).id();
    long number = cause.slice() * plan.classifiers().size() + frame.classifier();
    Classification classification =
        new Classification(
            header(series, EventType.CLASSIFICATION, number, cause),
            series.symbol(),
            name,
            frame.names().get(regime),
            frame.confidences()[row]);
    bus.publish(classification);
    int before = lastRegime[frame.classifier()];
    if (regime != before) {
      RegimeChange change =
          new RegimeChange(
              header(series, EventType.REGIME_CHANGE, number, classification.header()),
              series.symbol(),
              name,
              before < 0 ? null : frame.names().get(before),
              frame.names().get(regime),
              frame.confidences()[row]);
      bus.publish(change);
      changes.add(new Change(frame.classifier(), change));
      lastRegime[frame.classifier()] = regime;
    }
  }
}
