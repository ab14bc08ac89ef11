package io.admf.wire;

import io.admf.event.AccountState;
import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.Excursion;
import io.admf.event.Failure;
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

/** Events in the current version: the header, then the fields in the order of the record. */
final class EventWriter {

  private EventWriter() {}

  static void write(Output out, Event event) {
    header(out, event.header());
    switch (event) {
      case Bar e -> bar(out, e);
      case Quote e -> quote(out, e);
      case CorporateAction e -> corporateAction(out, e);
      case EconomicRelease e -> {
        out.text(e.indicator());
        out.f64(e.value());
      }
      case Features e -> features(out, e);
      case Classification e -> classification(out, e);
      case RegimeChange e -> regimeChange(out, e);
      case Signal e -> signal(out, e);
      case OrderRequest e -> orderRequest(out, e);
      case Order e -> order(out, e);
      case OrderRejected e -> {
        out.i64(e.order());
        termsOf(out, e.terms());
        out.text(e.rule());
        out.text(e.detail());
      }
      case OrderCancelled e -> orderCancelled(out, e);
      case OrderChange e -> orderChange(out, e);
      case OrderUpdate e -> orderUpdate(out, e);
      case Fill e -> fill(out, e);
      case PositionOpen e -> positionOpen(out, e);
      case PositionClose e -> positionClose(out, e);
      case LotClose e -> lotClose(out, e);
      case PortfolioUpdate e -> portfolioUpdate(out, e);
      case Snapshot e -> snapshot(out, e);
      case RiskAlert e -> {
        out.text(e.rule());
        out.text(e.detail());
      }
      case Failure e -> {
        out.text(e.source());
        out.text(e.message());
      }
      case RunLifecycle e -> {
        out.text(e.runId());
        out.code(Codes.STAGE, e.stage());
      }
      case PhaseLifecycle e -> {
        out.text(e.phase());
        out.code(Codes.STAGE, e.stage());
      }
      case StrategyLifecycle e -> {
        out.text(e.strategyId());
        out.text(e.kind());
        out.text(e.detail());
      }
    }
  }

  private static void header(Output out, Header header) {
    id(out, header.id());
    out.text(header.correlationId());
    EventId cause = header.causationId();
    out.flag(cause != null);
    if (cause != null) {
      id(out, cause);
    }
    out.i64(header.eventTime());
    out.i64(header.knownAt());
    out.i64(header.slice());
  }

  private static void id(Output out, EventId id) {
    out.text(id.container());
    out.code(Codes.EVENT_TYPE, id.type());
    out.i64(id.sequence());
  }

  private static void bar(Output out, Bar e) {
    out.text(e.symbol());
    out.text(e.timeframe());
    out.f64(e.open());
    out.f64(e.high());
    out.f64(e.low());
    out.f64(e.close());
    out.f64(e.volume());
  }

  private static void quote(Output out, Quote e) {
    out.text(e.symbol());
    out.f64(e.bid());
    out.f64(e.ask());
    out.f64(e.bidSize());
    out.f64(e.askSize());
  }

  private static void corporateAction(Output out, CorporateAction e) {
    out.text(e.symbol());
    out.code(Codes.CORPORATE_ACTION, e.kind());
    out.f64(e.ratio());
    out.f64(e.amount());
  }

  private static void features(Output out, Features e) {
    out.text(e.symbol());
    out.text(e.timeframe());
    out.list(
        e.values(),
        (o, value) -> {
          o.text(value.name());
          o.f64(value.value());
        });
  }

  private static void classification(Output out, Classification e) {
    out.text(e.symbol());
    out.text(e.classifier());
    out.text(e.regime());
    out.f64(e.confidence());
  }

  private static void regimeChange(Output out, RegimeChange e) {
    out.text(e.symbol());
    out.text(e.classifier());
    out.optionalText(e.from());
    out.text(e.to());
    out.f64(e.confidence());
  }

  private static void signal(Output out, Signal e) {
    out.text(e.symbol());
    out.code(Codes.ACTION, e.action());
    out.f64(e.strength());
    out.f64(e.priceTarget());
    out.f64(e.stopLoss());
    out.text(e.strategyId());
    out.optionalText(e.regimeContext());
    out.text(e.comboId());
  }

  private static void order(Output out, Order e) {
    boolean plain = e.terms().rules().plain() && e.contingency().none();
    out.i64(e.order());
    terms(out, e.terms());
    if (!plain) {
      rules(out, e.terms().rules());
      out.i64(e.contingency().parent());
      out.i64(e.contingency().group());
    }
    out.text(e.approval());
  }

  private static void orderChange(Output out, OrderChange e) {
    out.i64(e.order());
    out.text(e.symbol());
    out.code(Codes.ORDER_CHANGE, e.kind());
    out.i64(e.quantity());
    out.f64(e.limitPrice());
    out.f64(e.stopPrice());
    out.text(e.reason());
  }

  private static void orderUpdate(Output out, OrderUpdate e) {
    out.i64(e.order());
    terms(out, e.terms());
    rules(out, e.terms().rules());
    out.i64(e.remaining());
    out.code(Codes.ORDER_STATUS, e.from());
    out.code(Codes.ORDER_STATUS, e.to());
    out.text(e.reason());
  }

  private static void lotClose(Output out, LotClose e) {
    out.text(e.symbol());
    out.i64(e.trade());
    out.i64(e.lot());
    out.code(Codes.SIDE, e.side());
    out.i64(e.quantity());
    out.i64(e.openedAt());
    out.f64(e.entryPrice());
    out.f64(e.exitPrice());
    out.i64(e.cost());
    out.i64(e.realised());
    if (e.fxGain() != 0) {
      out.i64(e.fxGain());
    }
  }

  private static void orderRequest(Output out, OrderRequest e) {
    out.i64(e.order());
    termsOf(out, e.terms());
    out.text(e.strategyId());
    out.f64(e.referencePrice());
    out.text(e.sizing());
  }

  /** Terms, and rules where they are not plain: the kind of message says which. */
  private static void termsOf(Output out, OrderTerms terms) {
    terms(out, terms);
    if (!terms.rules().plain()) {
      rules(out, terms.rules());
    }
  }

  private static void rules(Output out, OrderRules rules) {
    out.code(Codes.TIME_IN_FORCE, rules.timeInForce());
    out.i64(rules.expiresAt());
    out.flag(rules.reduceOnly());
    out.f64(rules.trail());
    out.flag(rules.trailInPercent());
    out.code(Codes.PRICE_BASIS, rules.basis());
    out.list(rules.lots(), Output::i64);
  }

  private static void terms(Output out, OrderTerms terms) {
    out.text(terms.symbol());
    out.code(Codes.SIDE, terms.side());
    out.i64(terms.quantity());
    out.code(Codes.ORDER_TYPE, terms.type());
    out.f64(terms.limitPrice());
    out.f64(terms.stopPrice());
  }

  private static void orderCancelled(Output out, OrderCancelled e) {
    out.i64(e.order());
    out.text(e.symbol());
    out.i64(e.remaining());
    out.code(Codes.ORDER_STATUS, e.status());
    out.text(e.reason());
  }

  private static void fill(Output out, Fill e) {
    out.i64(e.order());
    out.text(e.symbol());
    out.code(Codes.SIDE, e.side());
    out.i64(e.quantity());
    out.f64(e.price());
    out.i64(e.commission());
    out.i64(e.slippage());
    out.i64(e.remaining());
    out.text(e.reason());
    FillDetail detail = e.detail();
    if (detail != null) {
      out.i64(detail.impact());
      out.i64(detail.improvement());
      out.flag(detail.maker());
      out.flag(detail.closes());
      out.list(detail.lots(), Output::i64);
    }
  }

  private static void positionOpen(Output out, PositionOpen e) {
    out.text(e.symbol());
    out.i64(e.trade());
    out.code(Codes.SIDE, e.side());
    out.i64(e.quantity());
    out.f64(e.price());
  }

  private static void positionClose(Output out, PositionClose e) {
    out.text(e.symbol());
    out.i64(e.trade());
    out.code(Codes.SIDE, e.side());
    out.i64(e.quantity());
    out.f64(e.entryPrice());
    out.f64(e.exitPrice());
    out.i64(e.grossPnl());
    out.i64(e.commission());
    out.i64(e.openedAt());
    out.i64(e.bars());
    Excursion excursion = e.excursion();
    if (excursion != null) {
      out.i64(excursion.adverse());
      out.i64(excursion.favourable());
    }
  }

  private static void portfolioUpdate(Output out, PortfolioUpdate e) {
    out.i64(e.cash());
    out.i64(e.equity());
    out.i64(e.realisedPnl());
    out.i64(e.unrealisedPnl());
    out.list(e.holdings(), EventWriter::holding);
    out.list(e.entry(), EventWriter::posting);
    if (!e.cause().isEmpty()) {
      out.text(e.cause());
    }
  }

  private static void snapshot(Output out, Snapshot e) {
    out.i64(e.cash());
    out.i64(e.equity());
    out.i64(e.realisedPnl());
    out.i64(e.unrealisedPnl());
    out.i64(e.commissions());
    out.i64(e.fills());
    out.list(e.holdings(), EventWriter::holding);
    AccountState state = e.state();
    if (state != null) {
      out.i64(state.settledCash());
      out.i64(state.initialMargin());
      out.i64(state.maintenanceMargin());
      out.i64(state.interest());
      out.i64(state.borrowFees());
      out.i64(state.fxGains());
      out.list(
          state.balances(),
          (o, balance) -> {
            o.text(balance.currency());
            o.i64(balance.amount());
            o.f64(balance.rate());
          });
    }
  }

  private static void holding(Output out, Holding holding) {
    out.text(holding.symbol());
    out.i64(holding.quantity());
    out.i64(holding.costBasis());
    out.f64(holding.price());
    out.i64(holding.marketValue());
  }

  private static void posting(Output out, Posting posting) {
    out.text(posting.account());
    out.text(posting.unit());
    out.i64(posting.amount());
  }
}
