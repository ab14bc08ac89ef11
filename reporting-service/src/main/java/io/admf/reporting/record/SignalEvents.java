package io.admf.reporting.record;

import io.admf.bus.ContainerBus;
import io.admf.event.Action;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.RegimeChange;
import io.admf.event.Signal;
import io.admf.frame.BarBlock;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the SIGNAL events of one portfolio from frames, slice by slice as its trading events come,
 * and passes regime changes on to it. A HOLD is no opinion and makes no event.
 */
final class SignalEvents {

  private final RunPlan plan;
  private final PortfolioSpec portfolio;
  private final ContainerBus bus;
  private final List<RegimeChange> changes = new ArrayList<>();
  private @Nullable BarBlock block;
  private SignalFrame[] signals = {};
  private RegimeFrame[] regimes = {};
  private long next;

  SignalEvents(RunPlan plan, PortfolioSpec portfolio, ContainerBus bus) {
    this.plan = plan;
    this.portfolio = portfolio;
    this.bus = bus;
  }

  /** Goes on to the next block; what is left of the last is published first. */
  void block(
      BarBlock nextBlock,
      SignalFrame[] signalFrames,
      RegimeFrame[] regimeFrames,
      List<MarketEvents.Change> regimeChanges) {
    finish();
    block = nextBlock;
    signals = signalFrames;
    regimes = regimeFrames;
    next = nextBlock.firstSlice();
    for (MarketEvents.Change change : regimeChanges) {
      if (portfolio.signals().stream()
          .anyMatch(s -> plan.signals().get(s).classifier() == change.classifier())) {
        changes.add(change.event());
      }
    }
  }

  /** Publishes what is left of the block. */
  void finish() {
    if (block != null) {
      publishTo(block.lastSlice());
    }
  }

  /** Publishes the signals of all slices up to {@code slice} that have not been published. */
  void publishTo(long slice) {
    if (block == null) {
      return;
    }
    long last = Math.min(slice, block.lastSlice());
    for (; next <= last; next++) {
      while (!changes.isEmpty() && changes.getFirst().header().slice() <= next) {
        bus.publish(changes.removeFirst());
      }
      for (int place = 0; place < portfolio.signals().size(); place++) {
        publish(block, place, next);
      }
    }
  }

  private void publish(BarBlock bars, int place, long slice) {
    int column = portfolio.signals().get(place);
    SignalFrame frame = signals[column];
    int row = bars.row(frame.series(), slice);
    if (row < 0 || frame.actions()[row] == SignalFrame.HOLD) {
      return;
    }
    SignalSpec spec = plan.signals().get(column);
    Action action = frame.action(row);
    long time = bars.sliceTime(slice);
    String series = plan.series().get(frame.series()).id();
    EventId id =
        new EventId(
            portfolio.container(), EventType.SIGNAL, slice * portfolio.signals().size() + place);
    bus.publish(
        new Signal(
            new Header(
                id,
                id.toString(),
                new EventId(series, EventType.FEATURES, slice),
                time,
                time,
                slice),
            plan.series().get(frame.series()).symbol(),
            action,
            frame.strengths()[row],
            frame.priceTarget(row),
            frame.stopLoss(row),
            spec.id(),
            regime(spec, row),
            portfolio.comboId()));
  }

  private @Nullable String regime(SignalSpec spec, int row) {
    if (spec.classifier() < 0) {
      return null;
    }
    RegimeFrame frame = regimes[spec.classifier()];
    int regime = frame.regimes()[row];
    return regime < 0 ? null : frame.names().get(regime);
  }
}
