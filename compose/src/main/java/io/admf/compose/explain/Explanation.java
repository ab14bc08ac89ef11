package io.admf.compose.explain;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.event.Bar;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Excursion;
import io.admf.event.FeatureValue;
import io.admf.event.Features;
import io.admf.event.Fill;
import io.admf.event.LotClose;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderRequest;
import io.admf.event.OrderTerms;
import io.admf.event.OrderUpdate;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Posting;
import io.admf.event.RegimeChange;
import io.admf.event.Signal;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The causal chain of one fill: from the bar that was seen to the postings that were made. */
public final class Explanation {

  private final RunPlan plan;
  private final EventLogs logs;
  private final Function<SignalSpec, List<String>> deciding;
  private final StringBuilder text = new StringBuilder();

  private Explanation(RunPlan plan, EventLogs logs, Function<SignalSpec, List<String>> deciding) {
    this.plan = plan;
    this.logs = logs;
    this.deciding = deciding;
  }

  /**
   * Explains a fill.
   *
   * @param name an event id such as {@code portfolio_c0001/FILL/3}, or an order id such as {@code
   *     c0001-4}
   * @param deciding the feature columns that a signal column looks at
   * @throws BadInputException if there is no such fill
   */
  public static String of(
      String name, RunPlan plan, EventLogs logs, Function<SignalSpec, List<String>> deciding) {
    Explanation explanation = new Explanation(plan, logs, deciding);
    explanation.explain(explanation.fill(name));
    return explanation.text.toString();
  }

  private Fill fill(String name) {
    List<Event> fills = new ArrayList<>();
    for (var portfolio : plan.portfolios()) {
      String container = portfolio.container();
      boolean mine = name.startsWith(container + "/") || name.startsWith(portfolio.comboId() + "-");
      if (mine && logs.has(container)) {
        fills.addAll(
            logs.find(
                container,
                event ->
                    event instanceof Fill fill
                        && (event.eventId().toString().equals(name)
                            || name.equals(portfolio.comboId() + "-" + fill.order()))));
      }
    }
    if (fills.isEmpty()) {
      throw unknown(name, plan);
    }
    return (Fill) fills.getFirst();
  }

  /** What is said of a fill that is not there. */
  public static BadInputException unknown(String name, RunPlan plan) {
    return new BadInputException(
        "--fill " + name,
        "there is no such fill; give an order_id from fills.csv such as %s-1, or an event id such as %s/FILL/0"
            .formatted(
                plan.portfolios().getFirst().comboId(), plan.portfolios().getFirst().container()));
  }

  private void explain(Fill fill) {
    List<Event> causes = new ArrayList<>();
    for (EventId id = fill.causationId(); id != null; ) {
      Event cause = logs.find(id);
      if (cause == null && id.type() == EventType.FEATURES) {
        id = new EventId(id.container(), EventType.BAR, id.sequence());
        cause = logs.find(id);
      }
      if (cause == null) {
        break;
      }
      causes.addFirst(cause);
      id = cause.causationId();
    }
    line("Why %s?".formatted(fill.eventId()));
    line("");
    for (Event cause : causes) {
      switch (cause) {
        case Features features -> tell(looked(features, causes));
        case Order order -> tell(order, causes);
        default -> tell(cause);
      }
      if (cause instanceof Order order) {
        onTheWay(order, fill).forEach(this::tell);
      }
    }
    tell(fill);
    logs.find(fill.container(), event -> follows(fill, event)).forEach(this::tell);
  }

  /** Of all features of a bar, those that the strategy looked at. */
  private Features looked(Features features, List<Event> causes) {
    List<String> names = new ArrayList<>();
    for (Event cause : causes) {
      if (cause instanceof Signal signal) {
        plan.signals().stream()
            .filter(spec -> spec.id().equals(signal.strategyId()))
            .forEach(spec -> names.addAll(deciding.apply(spec)));
      }
    }
    return new Features(
        features.header(),
        features.symbol(),
        features.timeframe(),
        features.values().stream().filter(value -> names.contains(value.name())).toList());
  }

  /** What became of an order before a fill: changes, stops that were reached, earlier fills. */
  private List<Event> onTheWay(Order order, Fill fill) {
    List<Event> all = new ArrayList<>();
    boolean[] there = new boolean[1];
    logs.each(
        fill.container(),
        event -> {
          there[0] |= event.eventId().equals(fill.eventId());
          if (!there[0] && tells(event, order.order())) {
            all.add(event);
          }
        });
    return all;
  }

  private static boolean tells(Event event, long order) {
    return switch (event) {
      case Fill earlier -> earlier.order() == order;
      case OrderChange change -> change.order() == order;
      case OrderUpdate update -> update.order() == order && !update.reason().equals("accepted");
      default -> false;
    };
  }

  /** What the ledger made of the fill: positions and the journal entry. */
  private static boolean follows(Fill fill, Event event) {
    return fill.eventId().equals(event.causationId());
  }

  /** An order, with its size where that is not what was asked for. */
  private void tell(Order order, List<Event> causes) {
    long quantity = order.terms().quantity();
    boolean trimmed =
        causes.stream()
            .anyMatch(
                cause ->
                    cause instanceof OrderRequest request
                        && request.order() == order.order()
                        && request.terms().quantity() != quantity);
    say(
        order,
        "approved%s%s; passed %s"
            .formatted(
                trimmed ? " for " + quantity(order.terms().symbol(), quantity) : "",
                OrderText.of(order.contingency()),
                order.approval()));
  }

  private void tell(Event event) {
    switch (event) {
      case Bar bar ->
          say(
              bar,
              "%s %s: open %s, high %s, low %s, close %s, volume %s"
                  .formatted(
                      bar.symbol(),
                      bar.timeframe(),
                      bar.open(),
                      bar.high(),
                      bar.low(),
                      bar.close(),
                      Names.number(bar.volume())));
      case Features features -> {
        say(features, "known at the close of that bar");
        for (FeatureValue value : features.values()) {
          detail("%s = %s".formatted(value.name(), Names.text(value.value())));
        }
      }
      case RegimeChange change -> say(change, "%s → %s".formatted(change.from(), change.to()));
      case Signal signal ->
          say(
              signal,
              "%s says %s %s, strength %s%s"
                  .formatted(
                      signal.strategyId(),
                      signal.action(),
                      signal.symbol(),
                      signal.strength(),
                      signal.regimeContext() == null ? "" : ", regime " + signal.regimeContext()));
      case OrderRequest request -> {
        say(request, terms(request.terms()));
        detail(
            "sized by %s, reference price %s"
                .formatted(request.sizing(), request.referencePrice()));
      }
      case OrderChange change ->
          say(change, OrderText.of(change, quantity(change.symbol(), change.quantity())));
      case OrderUpdate update -> {
        say(
            update,
            update.from() == update.to()
                ? update.reason()
                : "%s → %s: %s".formatted(update.from(), update.to(), update.reason()));
        detail(
            "now %s; left %s"
                .formatted(
                    terms(update.terms()), quantity(update.terms().symbol(), update.remaining())));
      }
      case Fill fill -> {
        say(
            fill,
            "%s %s %s at %s by the rule %s"
                .formatted(
                    fill.side(),
                    quantity(fill.symbol(), fill.quantity()),
                    fill.symbol(),
                    fill.price(),
                    fill.reason()));
        detail(
            "commission %s, slippage %s, left of the order %s"
                .formatted(
                    Money.format(fill.commission()),
                    Money.format(fill.slippage()),
                    quantity(fill.symbol(), fill.remaining())));
      }
      case PositionOpen open ->
          say(
              open,
              "trade %s: %s %s %s at %s"
                  .formatted(
                      open.trade(),
                      open.side() == io.admf.event.Side.BUY ? "long" : "short",
                      quantity(open.symbol(), open.quantity()),
                      open.symbol(),
                      open.price()));
      case LotClose lot ->
          say(
              lot,
              "lot %s: %s %s in at %s on %s, made %s"
                  .formatted(
                      lot.lot(),
                      quantity(lot.symbol(), lot.quantity()),
                      lot.symbol(),
                      lot.entryPrice(),
                      Instants.brief(lot.openedAt()),
                      Money.format(lot.realised())));
      case PositionClose close -> {
        say(
            close,
            "trade %s: %s in at %s, out at %s"
                .formatted(close.trade(), close.symbol(), close.entryPrice(), close.exitPrice()));
        detail(
            "gross %s, commission %s, net %s, %s bars"
                .formatted(
                    Money.format(close.grossPnl()),
                    Money.format(close.commission()),
                    Money.format(close.netPnl()),
                    close.bars()));
        Excursion excursion = close.excursion();
        if (excursion != null) {
          detail(
              "on the way %s at worst, %s at best"
                  .formatted(
                      Money.format(excursion.adverse()), Money.format(excursion.favourable())));
        }
      }
      case PortfolioUpdate update -> {
        say(
            update,
            "cash %s, equity %s"
                .formatted(Money.format(update.cash()), Money.format(update.equity())));
        for (Posting posting : update.entry()) {
          detail("%-34s %18s %s".formatted(posting.account(), amount(posting), posting.unit()));
        }
      }
      default -> say(event, "");
    }
  }

  private String terms(OrderTerms terms) {
    return OrderText.of(terms, quantity(terms.symbol(), terms.quantity()));
  }

  private String amount(Posting posting) {
    return posting.unit().equals(plan.currency())
        ? Money.format(posting.amount())
        : quantity(posting.unit(), posting.amount());
  }

  private String quantity(String symbol, long units) {
    Instrument instrument = instrument(symbol);
    return instrument == null ? Long.toString(units) : instrument.format(units);
  }

  private @Nullable Instrument instrument(String symbol) {
    for (var series : plan.series()) {
      if (series.symbol().equals(symbol)) {
        return series.instrument();
      }
    }
    return null;
  }

  private void say(Event event, String what) {
    line("%-16s %-20s %s".formatted(event.type(), Instants.brief(event.eventTime()), what));
    detail(event.eventId().toString());
  }

  private void detail(String what) {
    line(" ".repeat(37) + ' ' + what);
  }

  private void line(String content) {
    text.append(content.stripTrailing()).append('\n');
  }
}
