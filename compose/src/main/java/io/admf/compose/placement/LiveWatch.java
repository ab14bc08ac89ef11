package io.admf.compose.placement;

import io.admf.bus.vertx.Carrier;
import io.admf.bus.vertx.RunChannel;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderTerms;
import io.admf.frame.EquityFrame;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * Tells what happens in a live run while it happens, and passes on that it is to end. Listens as
 * any tap does; the run does not know of it. For one context.
 */
final class LiveWatch {

  /** How often it is asked whether the run is to end, milliseconds. */
  private static final int LOOK = 200;

  /** Portfolios whose equity is told at every bar, at most. */
  private static final int TOLD = 8;

  private final RunPlan plan;
  private final RunChannel channel;
  private final Carrier carrier;
  private final Live live;

  LiveWatch(RunPlan plan, Carrier carrier, Live live) {
    this.plan = plan;
    this.carrier = carrier;
    this.live = live;
    this.channel = new RunChannel(carrier, plan.runId(), "watch");
  }

  /** Begins. Ends with the bus that it listens to. */
  void start() {
    channel.listen(
        channel.addresses().posted("portfolios"), message -> posted(((Batch) message).items()));
    List<EventType> types =
        List.of(
            EventType.ORDER, EventType.FILL, EventType.ORDER_REJECTED, EventType.ORDER_CANCELLED);
    for (PortfolioSpec portfolio : plan.portfolios()) {
      for (EventType type : types) {
        channel.listen(
            channel.addresses().of(portfolio.container(), type),
            event -> event(portfolio, (Event) event));
      }
    }
    carrier.every(
        LOOK,
        () -> {
          if (live.stop().getAsBoolean()) {
            channel.control(ServiceVerticle.GO, new JsonObject().put("stop", true));
          }
        });
  }

  private void posted(List<?> items) {
    for (Object item : items) {
      if (item instanceof EquityFrame equity && equity.portfolio() < TOLD) {
        String combo = plan.portfolios().get(equity.portfolio()).comboId();
        for (int i = 0; i < equity.rows(); i++) {
          say(
              equity.times()[i],
              combo,
              "equity %s cash %s".formatted(money(equity.equity()[i]), money(equity.cash()[i])));
        }
      }
    }
  }

  private void event(PortfolioSpec portfolio, Event event) {
    String text =
        switch (event) {
          case Order order -> "order %d %s".formatted(order.order(), terms(order.terms()));
          case Fill fill ->
              "fill of order %d %s %s %s at %s, commission %s"
                  .formatted(
                      fill.order(),
                      fill.side(),
                      quantity(fill.symbol(), fill.quantity()),
                      fill.symbol(),
                      fill.price(),
                      money(fill.commission()));
          case OrderRejected rejected ->
              "order %d refused by %s: %s"
                  .formatted(rejected.order(), rejected.rule(), rejected.detail());
          case OrderCancelled cancelled ->
              "order %d %s: %s"
                  .formatted(
                      cancelled.order(),
                      cancelled.status().name().toLowerCase(Locale.ROOT),
                      cancelled.reason());
          default -> "";
        };
    if (!text.isEmpty()) {
      say(event.header().knownAt(), portfolio.comboId(), text);
    }
  }

  private String terms(OrderTerms terms) {
    return "%s %s %s %s"
        .formatted(
            terms.side(),
            quantity(terms.symbol(), terms.quantity()),
            terms.symbol(),
            terms.type().name().toLowerCase(Locale.ROOT));
  }

  private String quantity(String symbol, long units) {
    return plan.series().stream()
        .map(series -> series.instrument())
        .filter(instrument -> instrument.symbol().equals(symbol))
        .findFirst()
        .map((Instrument instrument) -> instrument.format(units))
        .orElse(String.valueOf(units));
  }

  private static String money(long units) {
    return String.format(Locale.ROOT, "%,.2f", Money.toDouble(units));
  }

  private void say(long time, String combo, String text) {
    live.lines().accept(Instants.brief(time) + ' ' + combo + ' ' + text);
  }
}
