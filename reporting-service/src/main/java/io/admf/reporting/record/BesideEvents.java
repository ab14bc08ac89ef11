package io.admf.reporting.record;

import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.Quote;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the events of what comes besides bars: CORPORATE_ACTION in the container of every series of
 * the symbol, QUOTE in that of its finest series, ECONOMIC in a container of its own.
 */
final class BesideEvents {

  /** The container of economic releases. */
  static final String ECONOMIC = "economic";

  private final Map<String, Integer> finest = new LinkedHashMap<>();
  private final Map<String, Long> quoted = new LinkedHashMap<>();
  private long released;

  BesideEvents(RunPlan plan) {
    for (Series series : plan.series()) {
      finest.putIfAbsent(series.symbol(), series.index());
    }
  }

  /** Those of a series in a block, in the order of slices: in one, actions before quotes. */
  List<Event> of(Series series, BarBlock block) {
    List<Event> events = new ArrayList<>();
    MarketFrame market = block.market();
    for (MarketFrame.Action action : market.actionsOf(series.index())) {
      if (action.effect() != MarketFrame.Effect.PAYMENT) {
        events.add(action(series, block, action));
      }
    }
    MarketFrame.Quotes quotes = market.quotesOf(series.symbol());
    if (quotes != null && finest.getOrDefault(series.symbol(), -1) == series.index()) {
      for (int row = 0; row < quotes.rows(); row++) {
        events.add(quote(series, block, quotes, row));
      }
      events.sort(Comparator.comparingLong(event -> event.header().slice()));
    }
    return events;
  }

  private static CorporateAction action(Series series, BarBlock block, MarketFrame.Action action) {
    long slice = block.firstSlice() + action.offset();
    EventId id = block.market().id(action, series.id(), block.firstSlice());
    CorporateAction.Kind kind =
        switch (action.effect()) {
          case SPLIT -> CorporateAction.Kind.SPLIT;
          case SYMBOL_CHANGE -> CorporateAction.Kind.SYMBOL_CHANGE;
          case DELISTING -> CorporateAction.Kind.DELISTING;
          case DIVIDEND, PAYMENT -> CorporateAction.Kind.DIVIDEND;
        };
    return new CorporateAction(
        new Header(id, id.toString(), null, action.exTime(), block.sliceTime(slice), slice),
        action.symbol(),
        kind,
        action.ratio(),
        action.amount());
  }

  private Quote quote(Series series, BarBlock block, MarketFrame.Quotes quotes, int row) {
    long slice = block.firstSlice() + quotes.offsets()[row];
    long number = quoted.merge(series.symbol(), 1L, Long::sum) - 1;
    EventId id = new EventId(series.id(), EventType.QUOTE, number);
    return new Quote(
        new Header(id, id.toString(), null, quotes.times()[row], block.sliceTime(slice), slice),
        series.symbol(),
        quotes.bid()[row],
        quotes.ask()[row],
        quotes.bidSize()[row],
        quotes.askSize()[row]);
  }

  /** The releases of a block. */
  List<Event> releases(BarBlock block) {
    List<Event> events = new ArrayList<>();
    for (MarketFrame.Release release : block.market().releases()) {
      long slice = block.firstSlice() + release.offset();
      EventId id = new EventId(ECONOMIC, EventType.ECONOMIC, released++);
      events.add(
          new EconomicRelease(
              new Header(id, id.toString(), null, release.eventTime(), release.knownAt(), slice),
              release.indicator(),
              release.value()));
    }
    return events;
  }
}
