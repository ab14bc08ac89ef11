package io.admf.ledger;

import io.admf.event.Bar;
import io.admf.event.CorporateAction;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.Series;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.BookReader;
import io.admf.ledger.book.Period;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;

/** The book of portfolio 0, from the events that a traced run would have kept. */
public final class Bookkeeping {

  private Bookkeeping() {}

  static Book book(RunPlan plan, List<BarBlock> blocks, List<Fill> fills, Period period) {
    BookReader reader = new BookReader(plan, plan.portfolios().getFirst(), period);
    for (Series series : plan.series()) {
      blocks.forEach(block -> events(series, block).forEach(reader::add));
    }
    fills.forEach(reader::add);
    Desk.run(plan, blocks, fills).events().forEach(reader::add);
    return reader.book("test");
  }

  private static List<Event> events(Series series, BarBlock block) {
    List<Event> events = new ArrayList<>();
    MarketFrame market = block.market();
    for (long slice = block.firstSlice(); slice <= block.lastSlice(); slice++) {
      long time = block.sliceTime(slice);
      for (Action action : market.actionsOf(series.index())) {
        if (block.firstSlice() + action.offset() == slice
            && action.effect() != MarketFrame.Effect.PAYMENT) {
          EventId id = market.id(action, series.id(), block.firstSlice());
          events.add(
              new CorporateAction(
                  new Header(id, "", null, action.exTime(), time, slice),
                  action.symbol(),
                  CorporateAction.Kind.valueOf(action.effect().name()),
                  action.ratio(),
                  action.amount()));
        }
      }
      double close = block.mark(series.index(), slice);
      EventId id = new EventId(series.id(), EventType.BAR, slice);
      events.add(
          new Bar(
              new Header(id, "", null, time, time, slice),
              series.symbol(),
              "1d",
              close,
              close,
              close,
              close,
              0));
    }
    return events;
  }
}
