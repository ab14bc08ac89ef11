package io.admf.reporting.record;

import io.admf.bus.ContainerBus;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.Series;
import io.admf.frame.SignalFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.TraceMode;
import io.admf.trace.EventJson;
import io.admf.trace.EventLog;
import io.admf.trace.EventTracer;
import io.admf.trace.MemoryStats;
import io.admf.trace.Retention;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records a run's events, as its {@link TraceMode} says. In mode NONE it does nothing at all. For
 * one thread.
 */
public final class EventRecorder implements AutoCloseable {

  private static final Set<EventType> POSITIONS =
      EnumSet.of(EventType.POSITION_OPEN, EventType.POSITION_CLOSE, EventType.FILL);

  private final RunPlan plan;
  private final TraceMode mode;
  private final MarketEvents market;
  private final BesideEvents beside;
  private final @Nullable ContainerBus economic;
  private final List<ContainerBus> markets = new ArrayList<>();
  private final List<ContainerBus> portfolios = new ArrayList<>();
  private final List<SignalEvents> signals = new ArrayList<>();
  private final List<EventTracer> tracers = new ArrayList<>();

  /**
   * @param logOf the event log of a container by its name, used in mode FULL
   */
  public EventRecorder(RunPlan plan, TraceMode mode, Function<String, Path> logOf) {
    this.plan = plan;
    this.mode = mode;
    this.market = new MarketEvents(plan);
    this.beside = new BesideEvents(plan);
    EventJson json = EventJson.of(plan);
    this.economic =
        mode == TraceMode.FULL && plan.data().market().economic() != null
            ? bus(BesideEvents.ECONOMIC, log(logOf, BesideEvents.ECONOMIC, json))
            : null;
    if (mode == TraceMode.NONE) {
      return;
    }
    if (mode == TraceMode.FULL) {
      for (Series series : plan.series()) {
        markets.add(bus(series.id(), log(logOf, series.id(), json)));
      }
    }
    for (PortfolioSpec portfolio : plan.portfolios()) {
      EventTracer tracer =
          mode == TraceMode.FULL
              ? log(logOf, portfolio.container(), json)
              : new EventTracer(POSITIONS, new Retention.TradeComplete());
      ContainerBus bus = bus(portfolio.container(), tracer);
      portfolios.add(bus);
      signals.add(new SignalEvents(plan, portfolio, bus));
    }
  }

  private static EventTracer log(Function<String, Path> logOf, String container, EventJson json) {
    return new EventTracer(
        EventTracer.allTypes(), new Retention.All(), EventLog.create(logOf.apply(container), json));
  }

  private ContainerBus bus(String container, EventTracer tracer) {
    ContainerBus bus = new ContainerBus(container);
    bus.attach(tracer);
    tracers.add(tracer);
    return bus;
  }

  /** Goes on to the next block with its analysis. */
  public void block(
      BarBlock block,
      List<FeatureFrame> features,
      List<RegimeFrame> regimes,
      List<SignalFrame> frames) {
    if (mode != TraceMode.FULL) {
      return;
    }
    SignalFrame[] bySignal = new SignalFrame[plan.signals().size()];
    frames.forEach(frame -> bySignal[frame.signal()] = frame);
    RegimeFrame[] byClassifier = new RegimeFrame[plan.classifiers().size()];
    regimes.forEach(frame -> byClassifier[frame.classifier()] = frame);
    List<MarketEvents.Change> changes = new ArrayList<>();
    for (int series = 0; series < block.seriesCount(); series++) {
      int index = series;
      FeatureFrame own =
          features.stream().filter(f -> f.series() == index).findFirst().orElse(null);
      List<RegimeFrame> ownRegimes = regimes.stream().filter(r -> r.series() == index).toList();
      List<Event> other = beside.of(plan.series().get(series), block);
      changes.addAll(
          market.publish(block.frame(series), other, own, ownRegimes, markets.get(series)));
    }
    if (economic != null) {
      beside.releases(block).forEach(economic::publish);
    }
    for (SignalEvents each : signals) {
      each.block(block, bySignal, byClassifier, changes);
    }
  }

  /** Records the next event of a portfolio. */
  public void event(int portfolio, Event event) {
    if (mode == TraceMode.NONE) {
      return;
    }
    if (mode == TraceMode.FULL) {
      boolean afterSignals =
          switch (event.type()) {
            case ORDER_REQUEST, ORDER, ORDER_REJECTED, ORDER_CHANGE -> true;
            default -> false; // fills and books of a slice come before its signals
          };
      long slice = event.header().slice();
      signals.get(portfolio).publishTo(afterSignals ? slice : slice - 1);
    }
    portfolios.get(portfolio).publish(event);
  }

  /** What the tracers hold in memory, in all. */
  public MemoryStats memory() {
    int events = 0;
    int open = 0;
    for (EventTracer tracer : tracers) {
      MemoryStats stats = tracer.memoryStats();
      events += stats.eventsInMemory();
      open += stats.openPositions();
    }
    return new MemoryStats(events, open);
  }

  /** Publishes what is left and closes the logs. */
  @Override
  public void close() {
    signals.forEach(SignalEvents::finish);
    tracers.forEach(EventTracer::close);
  }
}
