package io.admf.wire;

import io.admf.event.Action;
import io.admf.event.CorporateAction;
import io.admf.event.EventType;
import io.admf.event.Leg;
import io.admf.event.OrderChange;
import io.admf.event.OrderStatus;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.Stage;
import io.admf.event.TimeInForce;
import io.admf.frame.MarketFrame;
import java.util.List;

/** The code tables of all enums that travel. New constants go to the end. */
final class Codes {

  static final CodeTable<EventType> EVENT_TYPE =
      new CodeTable<>(
          EventType.class,
          List.of(
              EventType.BAR,
              EventType.QUOTE,
              EventType.CORPORATE_ACTION,
              EventType.ECONOMIC,
              EventType.FEATURES,
              EventType.CLASSIFICATION,
              EventType.REGIME_CHANGE,
              EventType.SIGNAL,
              EventType.ORDER_REQUEST,
              EventType.ORDER,
              EventType.ORDER_REJECTED,
              EventType.ORDER_CANCELLED,
              EventType.FILL,
              EventType.POSITION_OPEN,
              EventType.POSITION_CLOSE,
              EventType.PORTFOLIO_UPDATE,
              EventType.SNAPSHOT,
              EventType.RISK_ALERT,
              EventType.ERROR,
              EventType.RUN,
              EventType.PHASE,
              EventType.STRATEGY,
              EventType.ORDER_CHANGE,
              EventType.ORDER_UPDATE,
              EventType.LOT_CLOSE));

  static final CodeTable<Side> SIDE = new CodeTable<>(Side.class, List.of(Side.BUY, Side.SELL));

  static final CodeTable<Action> ACTION =
      new CodeTable<>(Action.class, List.of(Action.BUY, Action.SELL, Action.HOLD));

  static final CodeTable<OrderType> ORDER_TYPE =
      new CodeTable<>(
          OrderType.class,
          List.of(
              OrderType.MARKET,
              OrderType.LIMIT,
              OrderType.STOP,
              OrderType.STOP_LIMIT,
              OrderType.TRAILING_STOP,
              OrderType.MARKET_ON_OPEN,
              OrderType.MARKET_ON_CLOSE,
              OrderType.LIMIT_ON_OPEN,
              OrderType.LIMIT_ON_CLOSE));

  static final CodeTable<TimeInForce> TIME_IN_FORCE =
      new CodeTable<>(
          TimeInForce.class,
          List.of(
              TimeInForce.GTC, TimeInForce.DAY, TimeInForce.GTD, TimeInForce.IOC, TimeInForce.FOK));

  static final CodeTable<PriceBasis> PRICE_BASIS =
      new CodeTable<>(
          PriceBasis.class,
          List.of(PriceBasis.PRICE, PriceBasis.PARENT_PERCENT, PriceBasis.PARENT_AMOUNT));

  static final CodeTable<Leg> LEG =
      new CodeTable<>(Leg.class, List.of(Leg.NET, Leg.LONG, Leg.SHORT));

  static final CodeTable<OrderChange.Kind> ORDER_CHANGE =
      new CodeTable<>(
          OrderChange.Kind.class, List.of(OrderChange.Kind.CANCEL, OrderChange.Kind.MODIFY));

  static final CodeTable<OrderStatus> ORDER_STATUS =
      new CodeTable<>(
          OrderStatus.class,
          List.of(
              OrderStatus.NEW,
              OrderStatus.PENDING,
              OrderStatus.PARTIALLY_FILLED,
              OrderStatus.FILLED,
              OrderStatus.CANCELLED,
              OrderStatus.REJECTED,
              OrderStatus.EXPIRED,
              OrderStatus.HELD,
              OrderStatus.TRIGGERED));

  static final CodeTable<Stage> STAGE =
      new CodeTable<>(Stage.class, List.of(Stage.STARTED, Stage.FINISHED, Stage.FAILED));

  static final CodeTable<CorporateAction.Kind> CORPORATE_ACTION =
      new CodeTable<>(
          CorporateAction.Kind.class,
          List.of(
              CorporateAction.Kind.SPLIT,
              CorporateAction.Kind.DIVIDEND,
              CorporateAction.Kind.SYMBOL_CHANGE,
              CorporateAction.Kind.DELISTING));

  static final CodeTable<MarketFrame.Effect> EFFECT =
      new CodeTable<>(
          MarketFrame.Effect.class,
          List.of(
              MarketFrame.Effect.SPLIT,
              MarketFrame.Effect.DIVIDEND,
              MarketFrame.Effect.PAYMENT,
              MarketFrame.Effect.SYMBOL_CHANGE,
              MarketFrame.Effect.DELISTING));

  private Codes() {}
}
