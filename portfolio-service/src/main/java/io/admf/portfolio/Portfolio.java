package io.admf.portfolio;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.event.Action;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.frame.ActionCursor;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.FeatureSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One portfolio: when it decides, how much it asks for, and whether risk agrees. */
final class Portfolio {

  private final PortfolioSpec spec;
  private final List<Series> series;
  private final Turns turns;
  private final List<FeatureSpec> features;
  private final Sizer sizer;
  private final List<RiskRule> rules = new ArrayList<>();
  private final List<String> ruleNames = new ArrayList<>();
  private final String approval;
  private final String strategyIds;
  private final boolean telling;
  private final Holdings holdings;
  private final ActionCursor actions = new ActionCursor();

  private @Nullable BarBlock block;
  private final List<double[]>[] sizerColumns;

  /** A request about to be judged. */
  private record Ask(
      Series series, EventId cause, long before, OrderTerms terms, double price, String sizing) {}

  @SuppressWarnings("unchecked") // an array of lists: one list of columns for each series
  Portfolio(RunPlan plan, PortfolioSpec spec, Turns turns, Components components, boolean telling) {
    this.spec = spec;
    this.telling = telling;
    this.series = plan.series();
    this.features = plan.features();
    this.turns = turns;
    this.sizer = components.create(PortfolioKinds.SIZER, spec.sizing());
    for (ComponentSpec rule : spec.risk()) {
      rules.add(components.create(PortfolioKinds.RISK_RULE, rule));
      ruleNames.add(rule.type());
    }
    this.approval = String.join(", ", ruleNames);
    this.strategyIds =
        String.join("+", spec.signals().stream().map(s -> plan.signals().get(s).id()).toList());
    this.holdings = new Holdings(series.size());
    this.sizerColumns = (List<double[]>[]) new List<?>[series.size()];
  }

  void read(BarBlock next, List<FeatureFrame> frames) {
    actions.enter(next, holdings::act);
    block = next;
    if (sizer.features().isEmpty()) {
      return;
    }
    for (FeatureFrame frame : frames) {
      List<double[]> columns = new ArrayList<>();
      if (spec.series().contains(frame.series())) {
        for (String feature : sizer.features()) {
          columns.add(frame.column(column(frame.series(), feature)));
        }
      }
      sizerColumns[frame.series()] = columns;
    }
  }

  /** The column in which the strategy service gives what the sizer wants. */
  private String column(int on, String feature) {
    for (FeatureSpec wanted : features) {
      if (wanted.series() == on && wanted.expression().equals(feature)) {
        return wanted.column();
      }
    }
    throw new ComponentException(
        "%s wants %s, which nobody computes".formatted(spec.sizing().type(), feature));
  }

  long nextDecision(long from) {
    int turn = turns.first(from);
    return turn < turns.count() ? turns.slice(turn) : Long.MAX_VALUE;
  }

  /** Goes through the corporate actions up to a slice, which come before all else in it. */
  private void advance(long slice) {
    for (MarketFrame.Action action = actions.take(slice);
        action != null;
        action = actions.take(slice)) {
      holdings.act(action);
    }
  }

  void hear(Event event) {
    advance(event.header().slice());
    switch (event) {
      case Fill fill -> holdings.filled(fill);
      case OrderCancelled cancelled -> holdings.ended(cancelled.order());
      case OrderRejected rejected -> holdings.ended(rejected.order());
      default -> {}
    }
  }

  void decide(long slice, Snapshot snapshot, Consumer<Event> out) {
    advance(slice);
    for (int turn = turns.first(slice);
        turn < turns.count() && turns.slice(turn) == slice;
        turn++) {
      decideOne(turn, slice, snapshot, out);
    }
  }

  private void decideOne(int turn, long slice, Snapshot snapshot, Consumer<Event> out) {
    Series on = series.get(turns.series(turn));
    Instrument instrument = on.instrument();
    BarBlock now = Objects.requireNonNull(block);
    double price = now.mark(on.index(), slice);
    long before = holdings.expected(on.index());
    Action action = turns.action(turn);
    EventId cause = signalId(slice, turns.cause(turn));
    boolean enters = action == Action.BUY ? before <= 0 : spec.allowShort() && before >= 0;
    long target = 0;
    String sizing = "closes the position";
    if (enters) {
      SizingQuestion question =
          new SizingQuestion(
              instrument,
              snapshot.equity(),
              price,
              turns.strength(turn),
              sizerFeatures(on.index(), now.row(on.index(), slice)));
      long size = sizer.size(question);
      sizing = telling || size == 0 ? spec.sizing().type() + ": " + sizer.explain(question) : "";
      target = action == Action.BUY ? size : -size;
    } else if (action == Action.BUY || before <= 0) {
      return; // already there
    }
    long change = target - before;
    if (change == 0) {
      if (enters) {
        refuse(slice, new Ask(on, cause, before, nothing(on, action), price, sizing), out);
      }
      return;
    }
    OrderTerms terms =
        OrderTerms.market(on.symbol(), change > 0 ? Side.BUY : Side.SELL, Math.abs(change));
    ask(slice, new Ask(on, cause, before, terms, price, sizing), snapshot, out);
  }

  private List<Double> sizerFeatures(int on, int row) {
    if (sizer.features().isEmpty()) {
      return List.of();
    }
    List<Double> values = new ArrayList<>();
    List<double[]> columns = sizerColumns[on];
    if (columns == null || columns.isEmpty()) {
      throw new ComponentException(
          "%s wants %s, which nobody computed".formatted(spec.sizing().type(), sizer.features()));
    }
    for (double[] column : columns) {
      values.add(column[row]);
    }
    return List.copyOf(values);
  }

  private static OrderTerms nothing(Series on, Action action) {
    return OrderTerms.market(on.symbol(), action == Action.BUY ? Side.BUY : Side.SELL, 0);
  }

  /** An entry whose size rounds to nothing: said, not swallowed. */
  private void refuse(long slice, Ask ask, Consumer<Event> out) {
    String trade = holdings.trade(ask.series().index(), true, spec.comboId());
    long number = holdings.takeOrderNumber();
    out.accept(
        new OrderRejected(
            header(EventType.ORDER_REJECTED, number, trade, ask.cause(), slice),
            number,
            ask.terms(),
            "sizing",
            "%s at %s is less than the smallest quantity".formatted(ask.sizing(), ask.price())));
  }

  private void ask(long slice, Ask ask, Snapshot snapshot, Consumer<Event> out) {
    Series on = ask.series();
    long signed = ask.terms().side().sign() * ask.terms().quantity();
    boolean opens =
        ask.before() == 0 || Long.signum(ask.before() + signed) == -Long.signum(ask.before());
    String trade = holdings.trade(on.index(), opens, spec.comboId());
    long number = holdings.takeOrderNumber();
    Header asked = header(EventType.ORDER_REQUEST, number, trade, ask.cause(), slice);
    if (telling) {
      out.accept(
          new OrderRequest(asked, number, ask.terms(), strategyIds, ask.price(), ask.sizing()));
    }
    RiskQuestion question =
        new RiskQuestion(
            on.instrument(),
            ask.terms().side(),
            ask.terms().quantity(),
            ask.price(),
            ask.before(),
            snapshot.equity(),
            snapshot.cash() - holdings.reservedCash());
    for (int i = 0; i < rules.size(); i++) {
      String refusal = rules.get(i).refusal(question);
      if (refusal != null) {
        out.accept(
            new OrderRejected(
                header(EventType.ORDER_REJECTED, number, trade, asked.id(), slice),
                number,
                ask.terms(),
                ruleNames.get(i),
                refusal));
        return;
      }
    }
    Order order =
        new Order(
            header(EventType.ORDER, number, trade, asked.id(), slice),
            number,
            ask.terms(),
            approval);
    holdings.approved(order, on.index(), on.instrument(), ask.price());
    out.accept(order);
  }

  /** The id of the signal that turned: signals are numbered by slice, then by column. */
  private EventId signalId(long slice, int column) {
    return new EventId(spec.container(), EventType.SIGNAL, slice * spec.signals().size() + column);
  }

  /** Requests, orders and refusals are numbered like the order they are about. */
  private Header header(EventType type, long number, String trade, EventId cause, long slice) {
    long time = Objects.requireNonNull(block).sliceTime(slice);
    return new Header(new EventId(spec.container(), type, number), trade, cause, time, time, slice);
  }
}
