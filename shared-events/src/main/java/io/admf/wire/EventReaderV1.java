package io.admf.wire;

import io.admf.event.AccountState;
import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.Contingency;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.EventId;
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
import java.util.List;

/**
 * Reads events of format version 1. Arguments are evaluated from left to right, so each constructor
 * call is the layout of its event.
 */
final class EventReaderV1 {

  private static final int HOLDING_BYTES = 4 + 4 * 8;
  private static final int POSTING_BYTES = 4 + 4 + 8;
  private static final int BALANCE_BYTES = 4 + 8 + 8;

  private EventReaderV1() {}

  static Event read(Kind kind, Input in) {
    Header header =
        new Header(id(in), in.text(), in.flag() ? id(in) : null, in.i64(), in.i64(), in.i64());
    return switch (kind) {
      case BAR ->
          new Bar(header, in.text(), in.text(), in.f64(), in.f64(), in.f64(), in.f64(), in.f64());
      case QUOTE -> new Quote(header, in.text(), in.f64(), in.f64(), in.f64(), in.f64());
      case CORPORATE_ACTION ->
          new CorporateAction(
              header, in.text(), in.code(Codes.CORPORATE_ACTION), in.f64(), in.f64());
      case ECONOMIC_RELEASE -> new EconomicRelease(header, in.text(), in.f64());
      case FEATURES ->
          new Features(
              header,
              in.text(),
              in.text(),
              in.list(4 + 8, i -> new FeatureValue(i.text(), i.f64())));
      case CLASSIFICATION -> new Classification(header, in.text(), in.text(), in.text(), in.f64());
      case REGIME_CHANGE ->
          new RegimeChange(header, in.text(), in.text(), in.optionalText(), in.text(), in.f64());
      case SIGNAL -> signal(header, in);
      case ORDER_REQUEST ->
          new OrderRequest(header, in.i64(), terms(in), in.text(), in.f64(), in.text());
      case ORDER -> new Order(header, in.i64(), terms(in), in.text());
      case ORDER_REJECTED -> new OrderRejected(header, in.i64(), terms(in), in.text(), in.text());
      case FULL_ORDER_REQUEST ->
          new OrderRequest(header, in.i64(), fullTerms(in), in.text(), in.f64(), in.text());
      case FULL_ORDER ->
          new Order(
              header, in.i64(), fullTerms(in), new Contingency(in.i64(), in.i64()), in.text());
      case FULL_ORDER_REJECTED ->
          new OrderRejected(header, in.i64(), fullTerms(in), in.text(), in.text());
      case ORDER_CHANGE ->
          new OrderChange(
              header,
              in.i64(),
              in.text(),
              in.code(Codes.ORDER_CHANGE),
              in.i64(),
              in.f64(),
              in.f64(),
              in.text());
      case ORDER_UPDATE ->
          new OrderUpdate(
              header,
              in.i64(),
              fullTerms(in),
              in.i64(),
              in.code(Codes.ORDER_STATUS),
              in.code(Codes.ORDER_STATUS),
              in.text());
      case ORDER_CANCELLED ->
          new OrderCancelled(
              header, in.i64(), in.text(), in.i64(), in.code(Codes.ORDER_STATUS), in.text());
      case FILL -> fill(header, in, false);
      case FULL_FILL -> fill(header, in, true);
      case POSITION_OPEN ->
          new PositionOpen(header, in.text(), in.i64(), in.code(Codes.SIDE), in.i64(), in.f64());
      case POSITION_CLOSE -> positionClose(header, in, false);
      case FULL_POSITION_CLOSE -> positionClose(header, in, true);
      case LOT_CLOSE -> lotClose(header, in, false);
      case FULL_LOT_CLOSE -> lotClose(header, in, true);
      case PORTFOLIO_UPDATE -> portfolioUpdate(header, in, false);
      case FULL_PORTFOLIO_UPDATE -> portfolioUpdate(header, in, true);
      case SNAPSHOT -> snapshot(header, in, false);
      case FULL_SNAPSHOT -> snapshot(header, in, true);
      case RISK_ALERT -> new RiskAlert(header, in.text(), in.text());
      case FAILURE -> new Failure(header, in.text(), in.text());
      case RUN_LIFECYCLE -> new RunLifecycle(header, in.text(), in.code(Codes.STAGE));
      case PHASE_LIFECYCLE -> new PhaseLifecycle(header, in.text(), in.code(Codes.STAGE));
      case STRATEGY_LIFECYCLE -> new StrategyLifecycle(header, in.text(), in.text(), in.text());
      case BATCH,
          ENVELOPE,
          BAR_FRAME,
          FEATURE_FRAME,
          SIGNAL_FRAME,
          REGIME_FRAME,
          EQUITY_FRAME,
          MARKET_FRAME,
          STEP,
          RECKONED_STEP,
          CREDIT ->
          throw new WireException("expected the kind of an event, found " + kind);
    };
  }

  private static EventId id(Input in) {
    return new EventId(in.text(), in.code(Codes.EVENT_TYPE), in.i64());
  }

  private static OrderTerms terms(Input in) {
    return new OrderTerms(
        in.text(), in.code(Codes.SIDE), in.i64(), in.code(Codes.ORDER_TYPE), in.f64(), in.f64());
  }

  private static OrderTerms fullTerms(Input in) {
    return terms(in)
        .with(
            new OrderRules(
                in.code(Codes.TIME_IN_FORCE),
                in.i64(),
                in.flag(),
                in.f64(),
                in.flag(),
                in.code(Codes.PRICE_BASIS),
                in.list(8, Input::i64)));
  }

  private static Signal signal(Header header, Input in) {
    return new Signal(
        header,
        in.text(),
        in.code(Codes.ACTION),
        in.f64(),
        in.f64(),
        in.f64(),
        in.text(),
        in.optionalText(),
        in.text());
  }

  private static Fill fill(Header header, Input in, boolean detailed) {
    return new Fill(
        header,
        in.i64(),
        in.text(),
        in.code(Codes.SIDE),
        in.i64(),
        in.f64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.text(),
        detailed
            ? new FillDetail(in.i64(), in.i64(), in.flag(), in.flag(), in.list(8, Input::i64))
            : null);
  }

  private static LotClose lotClose(Header header, Input in, boolean converted) {
    return new LotClose(
        header,
        in.text(),
        in.i64(),
        in.i64(),
        in.code(Codes.SIDE),
        in.i64(),
        in.i64(),
        in.f64(),
        in.f64(),
        in.i64(),
        in.i64(),
        converted ? in.i64() : 0);
  }

  private static PositionClose positionClose(Header header, Input in, boolean followed) {
    return new PositionClose(
        header,
        in.text(),
        in.i64(),
        in.code(Codes.SIDE),
        in.i64(),
        in.f64(),
        in.f64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        followed ? new Excursion(in.i64(), in.i64()) : null);
  }

  private static PortfolioUpdate portfolioUpdate(Header header, Input in, boolean explained) {
    return new PortfolioUpdate(
        header,
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        holdings(in),
        in.list(POSTING_BYTES, i -> new Posting(i.text(), i.text(), i.i64())),
        explained ? in.text() : "");
  }

  private static Snapshot snapshot(Header header, Input in, boolean stated) {
    return new Snapshot(
        header,
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        holdings(in),
        stated ? state(in) : null);
  }

  private static AccountState state(Input in) {
    return new AccountState(
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.i64(),
        in.list(BALANCE_BYTES, i -> new AccountState.Balance(i.text(), i.i64(), i.f64())));
  }

  private static List<Holding> holdings(Input in) {
    return in.list(HOLDING_BYTES, i -> new Holding(i.text(), i.i64(), i.i64(), i.f64(), i.i64()));
  }
}
