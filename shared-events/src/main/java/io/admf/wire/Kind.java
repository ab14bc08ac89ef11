package io.admf.wire;

import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.Failure;
import io.admf.event.Features;
import io.admf.event.Fill;
import io.admf.event.LotClose;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.OrderUpdate;
import io.admf.event.PhaseLifecycle;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Quote;
import io.admf.event.RegimeChange;
import io.admf.event.RiskAlert;
import io.admf.event.RunLifecycle;
import io.admf.event.Signal;
import io.admf.event.Snapshot;
import io.admf.event.StrategyLifecycle;
import io.admf.flow.Credit;
import io.admf.flow.Step;
import io.admf.frame.BarFrame;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;

/** What a message is, by the number that says so on the wire. Numbers are never reused. */
enum Kind {
  BATCH(1),
  ENVELOPE(2),
  BAR_FRAME(16),
  FEATURE_FRAME(17),
  SIGNAL_FRAME(18),
  REGIME_FRAME(19),
  EQUITY_FRAME(20),
  MARKET_FRAME(21),
  STEP(24),
  CREDIT(25),
  BAR(32),
  QUOTE(33),
  CORPORATE_ACTION(34),
  ECONOMIC_RELEASE(35),
  FEATURES(36),
  CLASSIFICATION(37),
  REGIME_CHANGE(38),
  SIGNAL(39),
  ORDER_REQUEST(40),
  ORDER(41),
  ORDER_REJECTED(42),
  ORDER_CANCELLED(43),
  FILL(44),
  POSITION_OPEN(45),
  POSITION_CLOSE(46),
  PORTFOLIO_UPDATE(47),
  SNAPSHOT(48),
  RISK_ALERT(49),
  FAILURE(50),
  RUN_LIFECYCLE(51),
  PHASE_LIFECYCLE(52),
  STRATEGY_LIFECYCLE(53),
  ORDER_CHANGE(54),
  ORDER_UPDATE(55),
  LOT_CLOSE(56),
  /** Those that follow have more to say than the kinds that they are named for. */
  FULL_ORDER_REQUEST(57),
  FULL_ORDER(58),
  FULL_ORDER_REJECTED(59),
  FULL_FILL(60),
  FULL_POSITION_CLOSE(61),
  FULL_SNAPSHOT(62),
  FULL_PORTFOLIO_UPDATE(63),
  RECKONED_STEP(64),
  FULL_LOT_CLOSE(66);

  private static final Kind[] BY_CODE = new Kind[67];

  static {
    for (Kind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final int code;

  Kind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Kind ofCode(int code) {
    if (code >= BY_CODE.length || BY_CODE[code] == null) {
      throw new WireException(
          "expected the code of a kind of message, from %d to %d, found %d"
              .formatted(BATCH.code, FULL_LOT_CLOSE.code, code));
    }
    return BY_CODE[code];
  }

  static Kind of(Object message) {
    return switch (message) {
      case Event event -> ofEvent(event);
      case BarFrame f -> BAR_FRAME;
      case FeatureFrame f -> FEATURE_FRAME;
      case SignalFrame f -> SIGNAL_FRAME;
      case RegimeFrame f -> REGIME_FRAME;
      case EquityFrame f -> EQUITY_FRAME;
      case MarketFrame f -> MARKET_FRAME;
      case Step s -> s.executed() == null ? STEP : RECKONED_STEP;
      case Credit c -> CREDIT;
      case Batch b -> BATCH;
      case Envelope e -> ENVELOPE;
      default ->
          throw new IllegalArgumentException(
              "expected an event, frame, step, credit, batch or envelope, was "
                  + message.getClass().getName());
    };
  }

  private static Kind ofEvent(Event event) {
    return switch (event) {
      case Bar e -> BAR;
      case Quote e -> QUOTE;
      case CorporateAction e -> CORPORATE_ACTION;
      case EconomicRelease e -> ECONOMIC_RELEASE;
      case Features e -> FEATURES;
      case Classification e -> CLASSIFICATION;
      case RegimeChange e -> REGIME_CHANGE;
      case Signal e -> SIGNAL;
      case OrderRequest e -> e.terms().rules().plain() ? ORDER_REQUEST : FULL_ORDER_REQUEST;
      case Order e -> e.terms().rules().plain() && e.contingency().none() ? ORDER : FULL_ORDER;
      case OrderRejected e -> e.terms().rules().plain() ? ORDER_REJECTED : FULL_ORDER_REJECTED;
      case OrderCancelled e -> ORDER_CANCELLED;
      case OrderChange e -> ORDER_CHANGE;
      case OrderUpdate e -> ORDER_UPDATE;
      case Fill e -> e.detail() == null ? FILL : FULL_FILL;
      case PositionOpen e -> POSITION_OPEN;
      case PositionClose e -> e.excursion() == null ? POSITION_CLOSE : FULL_POSITION_CLOSE;
      case LotClose e -> e.fxGain() == 0 ? LOT_CLOSE : FULL_LOT_CLOSE;
      case PortfolioUpdate e -> e.cause().isEmpty() ? PORTFOLIO_UPDATE : FULL_PORTFOLIO_UPDATE;
      case Snapshot e -> e.state() == null ? SNAPSHOT : FULL_SNAPSHOT;
      case RiskAlert e -> RISK_ALERT;
      case Failure e -> FAILURE;
      case RunLifecycle e -> RUN_LIFECYCLE;
      case PhaseLifecycle e -> PHASE_LIFECYCLE;
      case StrategyLifecycle e -> STRATEGY_LIFECYCLE;
    };
  }
}
