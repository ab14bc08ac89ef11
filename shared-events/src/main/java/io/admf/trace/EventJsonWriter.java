package io.admf.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import io.admf.event.AccountState;
import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
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
import io.admf.event.OrderTerms;
import io.admf.event.OrderUpdate;
import io.admf.event.PhaseLifecycle;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Posting;
import io.admf.event.Quote;
import io.admf.event.RegimeChange;
import io.admf.event.RiskAlert;
import io.admf.event.RunLifecycle;
import io.admf.event.Signal;
import io.admf.event.Snapshot;
import io.admf.event.StrategyLifecycle;
import io.admf.money.Money;
import io.admf.time.Instants;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one event. */
final class EventJsonWriter {

  private final JsonGenerator json;
  private final Scales scales;

  EventJsonWriter(JsonGenerator json, Scales scales) {
    this.json = json;
    this.scales = scales;
  }

  void write(Event event) throws IOException {
    json.writeStartObject();
    header(event.header());
    switch (event) {
      case Bar e -> bar(e);
      case Quote e -> quote(e);
      case CorporateAction e -> corporateAction(e);
      case EconomicRelease e -> {
        text("indicator", e.indicator());
        number("value", e.value());
      }
      case Features e -> features(e);
      case Classification e -> {
        text("symbol", e.symbol());
        text("classifier", e.classifier());
        text("regime", e.regime());
        number("confidence", e.confidence());
      }
      case RegimeChange e -> {
        text("symbol", e.symbol());
        text("classifier", e.classifier());
        text("from", e.from());
        text("to", e.to());
        number("confidence", e.confidence());
      }
      case Signal e -> signal(e);
      case OrderRequest e -> {
        json.writeNumberField("order", e.order());
        terms(e.terms());
        text("strategy_id", e.strategyId());
        number("reference_price", e.referencePrice());
        text("sizing", e.sizing());
      }
      case Order e -> {
        json.writeNumberField("order", e.order());
        terms(e.terms());
        if (!e.contingency().none()) {
          json.writeNumberField("parent", e.contingency().parent());
          json.writeNumberField("group", e.contingency().group());
        }
        text("approval", e.approval());
      }
      case OrderRejected e -> {
        json.writeNumberField("order", e.order());
        terms(e.terms());
        text("rule", e.rule());
        text("detail", e.detail());
      }
      case OrderCancelled e -> orderCancelled(e);
      case OrderChange e -> orderChange(e);
      case OrderUpdate e -> orderUpdate(e);
      case Fill e -> fill(e);
      case PositionOpen e -> positionOpen(e);
      case PositionClose e -> positionClose(e);
      case LotClose e -> lotClose(e);
      case PortfolioUpdate e -> portfolioUpdate(e);
      case Snapshot e -> snapshot(e);
      case RiskAlert e -> {
        text("rule", e.rule());
        text("detail", e.detail());
      }
      case Failure e -> {
        text("source", e.source());
        text("message", e.message());
      }
      case RunLifecycle e -> {
        text("run_id", e.runId());
        text("stage", e.stage().name());
      }
      case PhaseLifecycle e -> {
        text("phase", e.phase());
        text("stage", e.stage().name());
      }
      case StrategyLifecycle e -> {
        text("strategy_id", e.strategyId());
        text("kind", e.kind());
        text("detail", e.detail());
      }
    }
    json.writeEndObject();
  }

  private void header(Header header) throws IOException {
    text("event_id", header.id().toString());
    text("type", header.id().type().name());
    text("container", header.id().container());
    text("correlation_id", header.correlationId());
    text("causation_id", header.causationId() == null ? null : header.causationId().toString());
    text("event_time", Instants.format(header.eventTime()));
    text("known_at", Instants.format(header.knownAt()));
    json.writeNumberField("slice", header.slice());
  }

  private void bar(Bar e) throws IOException {
    text("symbol", e.symbol());
    text("timeframe", e.timeframe());
    number("open", e.open());
    number("high", e.high());
    number("low", e.low());
    number("close", e.close());
    number("volume", e.volume());
  }

  private void quote(Quote e) throws IOException {
    text("symbol", e.symbol());
    number("bid", e.bid());
    number("ask", e.ask());
    number("bid_size", e.bidSize());
    number("ask_size", e.askSize());
  }

  private void corporateAction(CorporateAction e) throws IOException {
    text("symbol", e.symbol());
    text("kind", e.kind().name());
    number("ratio", e.ratio());
    number("amount", e.amount());
  }

  private void features(Features e) throws IOException {
    text("symbol", e.symbol());
    text("timeframe", e.timeframe());
    json.writeObjectFieldStart("values");
    for (FeatureValue value : e.values()) {
      number(value.name(), value.value());
    }
    json.writeEndObject();
  }

  private void signal(Signal e) throws IOException {
    text("symbol", e.symbol());
    text("action", e.action().name());
    number("strength", e.strength());
    number("price_target", e.priceTarget());
    number("stop_loss", e.stopLoss());
    text("strategy_id", e.strategyId());
    text("regime_context", e.regimeContext());
    text("combo_id", e.comboId());
  }

  private void terms(OrderTerms terms) throws IOException {
    text("symbol", terms.symbol());
    text("side", terms.side().name());
    quantity("quantity", terms.symbol(), terms.quantity());
    text("order_type", terms.type().name());
    number("limit_price", terms.limitPrice());
    number("stop_price", terms.stopPrice());
    OrderRules rules = terms.rules();
    if (!rules.plain()) {
      text("time_in_force", rules.timeInForce().name());
      text(
          "expires_at",
          rules.expiresAt() == Long.MAX_VALUE ? null : Instants.format(rules.expiresAt()));
      json.writeBooleanField("reduce_only", rules.reduceOnly());
      number("trail", rules.trail());
      json.writeBooleanField("trail_in_percent", rules.trailInPercent());
      text("price_basis", rules.basis().name());
      lots(rules.lots());
    }
  }

  private void orderChange(OrderChange e) throws IOException {
    json.writeNumberField("order", e.order());
    text("symbol", e.symbol());
    text("kind", e.kind().name());
    quantity("quantity", e.symbol(), e.quantity());
    number("limit_price", e.limitPrice());
    number("stop_price", e.stopPrice());
    text("reason", e.reason());
  }

  private void orderUpdate(OrderUpdate e) throws IOException {
    json.writeNumberField("order", e.order());
    terms(e.terms());
    quantity("remaining", e.terms().symbol(), e.remaining());
    text("from", e.from().name());
    text("to", e.to().name());
    text("reason", e.reason());
  }

  private void orderCancelled(OrderCancelled e) throws IOException {
    json.writeNumberField("order", e.order());
    text("symbol", e.symbol());
    quantity("remaining", e.symbol(), e.remaining());
    text("status", e.status().name());
    text("reason", e.reason());
  }

  private void fill(Fill e) throws IOException {
    json.writeNumberField("order", e.order());
    text("symbol", e.symbol());
    text("side", e.side().name());
    quantity("quantity", e.symbol(), e.quantity());
    number("price", e.price());
    money("commission", e.commission());
    money("slippage", e.slippage());
    quantity("remaining", e.symbol(), e.remaining());
    text("reason", e.reason());
    FillDetail detail = e.detail();
    if (detail != null) {
      money("impact", detail.impact());
      money("improvement", detail.improvement());
      json.writeBooleanField("maker", detail.maker());
      json.writeBooleanField("closes", detail.closes());
      lots(detail.lots());
    }
  }

  private void lots(List<Long> orders) throws IOException {
    if (!orders.isEmpty()) {
      json.writeArrayFieldStart("lots");
      for (long order : orders) {
        json.writeNumber(order);
      }
      json.writeEndArray();
    }
  }

  private void positionOpen(PositionOpen e) throws IOException {
    text("symbol", e.symbol());
    json.writeNumberField("trade", e.trade());
    text("side", e.side().name());
    quantity("quantity", e.symbol(), e.quantity());
    number("price", e.price());
  }

  private void positionClose(PositionClose e) throws IOException {
    text("symbol", e.symbol());
    json.writeNumberField("trade", e.trade());
    text("side", e.side().name());
    quantity("quantity", e.symbol(), e.quantity());
    number("entry_price", e.entryPrice());
    number("exit_price", e.exitPrice());
    money("gross_pnl", e.grossPnl());
    money("commission", e.commission());
    text("opened_at", Instants.format(e.openedAt()));
    json.writeNumberField("bars", e.bars());
    Excursion excursion = e.excursion();
    if (excursion != null) {
      money("max_adverse", excursion.adverse());
      money("max_favourable", excursion.favourable());
    }
  }

  private void lotClose(LotClose e) throws IOException {
    text("symbol", e.symbol());
    json.writeNumberField("trade", e.trade());
    json.writeNumberField("lot", e.lot());
    text("side", e.side().name());
    quantity("quantity", e.symbol(), e.quantity());
    text("opened_at", Instants.format(e.openedAt()));
    number("entry_price", e.entryPrice());
    number("exit_price", e.exitPrice());
    money("cost", e.cost());
    money("realised", e.realised());
    if (e.fxGain() != 0) {
      money("fx_gain", e.fxGain());
    }
  }

  private void portfolioUpdate(PortfolioUpdate e) throws IOException {
    money("cash", e.cash());
    money("equity", e.equity());
    money("realised_pnl", e.realisedPnl());
    money("unrealised_pnl", e.unrealisedPnl());
    holdings(e.holdings());
    json.writeArrayFieldStart("entry");
    for (Posting posting : e.entry()) {
      json.writeStartObject();
      text("account", posting.account());
      text("unit", posting.unit());
      if (scales.isSymbol(posting.unit())) {
        quantity("amount", posting.unit(), posting.amount());
      } else {
        money("amount", posting.amount());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!e.cause().isEmpty()) {
      text("cause", e.cause());
    }
  }

  private void snapshot(Snapshot e) throws IOException {
    money("cash", e.cash());
    money("equity", e.equity());
    money("realised_pnl", e.realisedPnl());
    money("unrealised_pnl", e.unrealisedPnl());
    money("commissions", e.commissions());
    json.writeNumberField("fills", e.fills());
    holdings(e.holdings());
    AccountState state = e.state();
    if (state != null) {
      money("settled_cash", state.settledCash());
      money("initial_margin", state.initialMargin());
      money("maintenance_margin", state.maintenanceMargin());
      money("interest", state.interest());
      money("borrow_fees", state.borrowFees());
      money("fx_gains", state.fxGains());
      balances(state.balances());
    }
  }

  private void balances(List<AccountState.Balance> balances) throws IOException {
    json.writeArrayFieldStart("balances");
    for (AccountState.Balance balance : balances) {
      json.writeStartObject();
      text("currency", balance.currency());
      money("amount", balance.amount());
      number("rate", balance.rate());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void holdings(List<Holding> holdings) throws IOException {
    json.writeArrayFieldStart("holdings");
    for (Holding holding : holdings) {
      json.writeStartObject();
      text("symbol", holding.symbol());
      quantity("quantity", holding.symbol(), holding.quantity());
      money("cost_basis", holding.costBasis());
      number("price", holding.price());
      money("market_value", holding.marketValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String name, @Nullable String value) throws IOException {
    json.writeStringField(name, value);
  }

  private void money(String name, long units) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Money.format(units));
  }

  private void quantity(String name, String symbol, long units) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(decimal(units, scales.ofQuantity(symbol)));
  }

  private static String decimal(long units, int decimals) {
    BigDecimal value = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
    return value.toPlainString();
  }

  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (Double.isInfinite(value)) {
      json.writeString(Double.toString(value));
    } else {
      json.writeNumber(value);
    }
  }
}
