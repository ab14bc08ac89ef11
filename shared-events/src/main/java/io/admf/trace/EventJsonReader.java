package io.admf.trace;

import io.admf.event.AccountState;
import io.admf.event.Action;
import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.Contingency;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Excursion;
import io.admf.event.Failure;
import io.admf.event.FeatureValue;
import io.admf.event.Features;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.LotClose;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.OrderRules;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.OrderUpdate;
import io.admf.event.PhaseLifecycle;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Posting;
import io.admf.event.PriceBasis;
import io.admf.event.Quote;
import io.admf.event.RegimeChange;
import io.admf.event.RiskAlert;
import io.admf.event.RunLifecycle;
import io.admf.event.Side;
import io.admf.event.Signal;
import io.admf.event.Snapshot;
import io.admf.event.Stage;
import io.admf.event.StrategyLifecycle;
import io.admf.event.TimeInForce;
import io.admf.money.Money;
import java.util.List;

/** Reads one event. */
final class EventJsonReader {

  private final JsonFields in;
  private final Scales scales;

  EventJsonReader(JsonFields in, Scales scales) {
    this.in = in;
    this.scales = scales;
  }

  Event read() {
    Header header = header();
    return switch (header.id().type()) {
      case BAR ->
          new Bar(
              header,
              in.text("symbol"),
              in.text("timeframe"),
              in.number("open"),
              in.number("high"),
              in.number("low"),
              in.number("close"),
              in.number("volume"));
      case QUOTE ->
          new Quote(
              header,
              in.text("symbol"),
              in.number("bid"),
              in.number("ask"),
              in.number("bid_size"),
              in.number("ask_size"));
      case CORPORATE_ACTION ->
          new CorporateAction(
              header,
              in.text("symbol"),
              in.constant("kind", CorporateAction.Kind.class),
              in.number("ratio"),
              in.number("amount"));
      case ECONOMIC -> new EconomicRelease(header, in.text("indicator"), in.number("value"));
      case FEATURES ->
          new Features(
              header,
              in.text("symbol"),
              in.text("timeframe"),
              in.members("values", (o, name) -> new FeatureValue(name, o.number(name))));
      case CLASSIFICATION ->
          new Classification(
              header,
              in.text("symbol"),
              in.text("classifier"),
              in.text("regime"),
              in.number("confidence"));
      case REGIME_CHANGE ->
          new RegimeChange(
              header,
              in.text("symbol"),
              in.text("classifier"),
              in.optionalText("from"),
              in.text("to"),
              in.number("confidence"));
      case SIGNAL -> signal(header);
      case ORDER_REQUEST ->
          new OrderRequest(
              header,
              in.whole("order"),
              terms(),
              in.text("strategy_id"),
              in.number("reference_price"),
              in.text("sizing"));
      case ORDER ->
          new Order(
              header,
              in.whole("order"),
              terms(),
              in.has("parent")
                  ? new Contingency(in.whole("parent"), in.whole("group"))
                  : Contingency.NONE,
              in.text("approval"));
      case ORDER_REJECTED ->
          new OrderRejected(header, in.whole("order"), terms(), in.text("rule"), in.text("detail"));
      case ORDER_CANCELLED -> orderCancelled(header);
      case ORDER_CHANGE -> orderChange(header);
      case ORDER_UPDATE -> orderUpdate(header);
      case FILL -> fill(header);
      case POSITION_OPEN ->
          new PositionOpen(
              header,
              in.text("symbol"),
              in.whole("trade"),
              in.constant("side", Side.class),
              quantity("quantity"),
              in.number("price"));
      case POSITION_CLOSE -> positionClose(header);
      case LOT_CLOSE -> lotClose(header);
      case PORTFOLIO_UPDATE ->
          new PortfolioUpdate(
              header,
              money(in, "cash"),
              money(in, "equity"),
              money(in, "realised_pnl"),
              money(in, "unrealised_pnl"),
              holdings(),
              in.items("entry", this::posting),
              in.has("cause") ? in.text("cause") : "");
      case SNAPSHOT ->
          new Snapshot(
              header,
              money(in, "cash"),
              money(in, "equity"),
              money(in, "realised_pnl"),
              money(in, "unrealised_pnl"),
              money(in, "commissions"),
              in.whole("fills"),
              holdings(),
              in.has("settled_cash") ? state() : null);
      case RISK_ALERT -> new RiskAlert(header, in.text("rule"), in.text("detail"));
      case ERROR -> new Failure(header, in.text("source"), in.text("message"));
      case RUN -> new RunLifecycle(header, in.text("run_id"), in.constant("stage", Stage.class));
      case PHASE -> new PhaseLifecycle(header, in.text("phase"), in.constant("stage", Stage.class));
      case STRATEGY ->
          new StrategyLifecycle(header, in.text("strategy_id"), in.text("kind"), in.text("detail"));
    };
  }

  private Header header() {
    String form = "container/TYPE/number";
    EventId id = in.parsed("event_id", form, EventId::parse);
    EventType type = in.constant("type", EventType.class);
    String container = in.text("container");
    if (type != id.type() || !container.equals(id.container())) {
      throw new IllegalArgumentException(
          "expected type %s and container %s as in event_id %s, was %s and %s"
              .formatted(id.type(), id.container(), id, type, container));
    }
    boolean caused = in.optionalText("causation_id") != null;
    return new Header(
        id,
        in.text("correlation_id"),
        caused ? in.parsed("causation_id", form, EventId::parse) : null,
        in.time("event_time"),
        in.time("known_at"),
        in.whole("slice"));
  }

  private Signal signal(Header header) {
    return new Signal(
        header,
        in.text("symbol"),
        in.constant("action", Action.class),
        in.number("strength"),
        in.number("price_target"),
        in.number("stop_loss"),
        in.text("strategy_id"),
        in.optionalText("regime_context"),
        in.text("combo_id"));
  }

  private OrderTerms terms() {
    return new OrderTerms(
        in.text("symbol"),
        in.constant("side", Side.class),
        quantity("quantity"),
        in.constant("order_type", OrderType.class),
        in.number("limit_price"),
        in.number("stop_price"),
        in.has("time_in_force") ? rules() : OrderRules.PLAIN);
  }

  private OrderRules rules() {
    return new OrderRules(
        in.constant("time_in_force", TimeInForce.class),
        in.optionalText("expires_at") == null ? Long.MAX_VALUE : in.time("expires_at"),
        in.flag("reduce_only"),
        in.number("trail"),
        in.flag("trail_in_percent"),
        in.constant("price_basis", PriceBasis.class),
        lots());
  }

  private OrderChange orderChange(Header header) {
    return new OrderChange(
        header,
        in.whole("order"),
        in.text("symbol"),
        in.constant("kind", OrderChange.Kind.class),
        quantity("quantity"),
        in.number("limit_price"),
        in.number("stop_price"),
        in.text("reason"));
  }

  private OrderUpdate orderUpdate(Header header) {
    return new OrderUpdate(
        header,
        in.whole("order"),
        terms(),
        quantity("remaining"),
        in.constant("from", OrderStatus.class),
        in.constant("to", OrderStatus.class),
        in.text("reason"));
  }

  private AccountState state() {
    return new AccountState(
        money(in, "settled_cash"),
        money(in, "initial_margin"),
        money(in, "maintenance_margin"),
        money(in, "interest"),
        money(in, "borrow_fees"),
        money(in, "fx_gains"),
        in.items(
            "balances",
            item ->
                new AccountState.Balance(
                    item.text("currency"), money(item, "amount"), item.number("rate"))));
  }

  private OrderCancelled orderCancelled(Header header) {
    return new OrderCancelled(
        header,
        in.whole("order"),
        in.text("symbol"),
        quantity("remaining"),
        in.constant("status", OrderStatus.class),
        in.text("reason"));
  }

  private Fill fill(Header header) {
    return new Fill(
        header,
        in.whole("order"),
        in.text("symbol"),
        in.constant("side", Side.class),
        quantity("quantity"),
        in.number("price"),
        money(in, "commission"),
        money(in, "slippage"),
        quantity("remaining"),
        in.text("reason"),
        in.has("impact")
            ? new FillDetail(
                money(in, "impact"),
                money(in, "improvement"),
                in.flag("maker"),
                in.flag("closes"),
                lots())
            : null);
  }

  private List<Long> lots() {
    return in.has("lots") ? in.wholes("lots") : List.of();
  }

  private LotClose lotClose(Header header) {
    return new LotClose(
        header,
        in.text("symbol"),
        in.whole("trade"),
        in.whole("lot"),
        in.constant("side", Side.class),
        quantity("quantity"),
        in.time("opened_at"),
        in.number("entry_price"),
        in.number("exit_price"),
        money(in, "cost"),
        money(in, "realised"),
        in.has("fx_gain") ? money(in, "fx_gain") : 0);
  }

  private PositionClose positionClose(Header header) {
    return new PositionClose(
        header,
        in.text("symbol"),
        in.whole("trade"),
        in.constant("side", Side.class),
        quantity("quantity"),
        in.number("entry_price"),
        in.number("exit_price"),
        money(in, "gross_pnl"),
        money(in, "commission"),
        in.time("opened_at"),
        in.whole("bars"),
        in.has("max_adverse")
            ? new Excursion(money(in, "max_adverse"), money(in, "max_favourable"))
            : null);
  }

  private List<Holding> holdings() {
    return in.items("holdings", this::holding);
  }

  private Holding holding(JsonFields item) {
    String symbol = item.text("symbol");
    return new Holding(
        symbol,
        item.decimal("quantity", scales.ofQuantity(symbol)),
        money(item, "cost_basis"),
        item.number("price"),
        money(item, "market_value"));
  }

  private Posting posting(JsonFields item) {
    String unit = item.text("unit");
    return new Posting(
        item.text("account"),
        unit,
        scales.isSymbol(unit)
            ? item.decimal("amount", scales.ofQuantity(unit))
            : money(item, "amount"));
  }

  private long quantity(String name) {
    return in.decimal(name, scales.ofQuantity(in.text("symbol")));
  }

  private static long money(JsonFields fields, String name) {
    return fields.decimal(name, Money.DECIMALS);
  }
}
