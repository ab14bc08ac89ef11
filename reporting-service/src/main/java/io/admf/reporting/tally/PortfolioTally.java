package io.admf.reporting.tally;

import io.admf.digest.EventDigest;
import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.Failure;
import io.admf.event.Features;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
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
import io.admf.frame.EquityFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.library.metrics.CompensatedSum;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.RunStatistics;
import io.admf.reporting.library.metrics.RunStatistics.ActivityStatistics;
import java.util.ArrayList;
import java.util.List;

/** Everything that is remembered of one portfolio's run. */
public final class PortfolioTally {

  private final RunPlan plan;
  private final PortfolioSpec spec;
  private final int listedFills;
  private final EventDigest digest = new EventDigest();
  private final EquityTally equity;
  private final TradeTally trades;
  private final RefusalTally rejections = new RefusalTally();
  private final RefusalTally cancellations = new RefusalTally();
  private final RefusalTally alerts = new RefusalTally();
  private final RefusalTally failures = new RefusalTally();
  private final List<Fill> firstFills = new ArrayList<>();
  private final CompensatedSum traded = new CompensatedSum();
  private List<Holding> holdings = List.of();
  private boolean closed;
  private long orders;
  private long fills;
  private long commission;
  private long slippage;

  /**
   * @param candidates the conventions that may turn out to hold
   * @param points of its curve, at most
   * @param listed trades kept for display, at most
   */
  public PortfolioTally(
      RunPlan plan, PortfolioSpec spec, List<Conventions> candidates, int points, int listed) {
    this.plan = plan;
    this.spec = spec;
    this.listedFills = 2 * listed;
    this.equity = new EquityTally(candidates, points);
    this.trades = new TradeTally(listed);
  }

  /** Takes the account at the next slices in. */
  public void add(EquityFrame frame) {
    equity.add(spec.container(), frame);
  }

  /** Takes the next event in. */
  public void add(Event event) {
    digest.add(event);
    switch (event) {
      case Order order -> orders++;
      case OrderRejected refused -> rejections.add(refused.rule(), refused.detail());
      case OrderCancelled cancelled ->
          cancellations.add(
              cancelled.reason(),
              "order %d, %s %s"
                  .formatted(cancelled.order(), cancelled.symbol(), cancelled.status()));
      case Fill fill -> add(fill);
      case PositionClose close -> trades.add(close, instrument(close, close.symbol()));
      case RiskAlert alert -> alerts.add(alert.rule(), alert.detail());
      case Failure failure -> failures.add(failure.source(), failure.message());
      case Bar _,
          Quote _,
          CorporateAction _,
          EconomicRelease _,
          Features _,
          Classification _,
          RegimeChange _,
          Signal _,
          OrderRequest _,
          PositionOpen _,
          PortfolioUpdate _,
          Snapshot _,
          RunLifecycle _,
          PhaseLifecycle _,
          StrategyLifecycle _ -> {}
    }
  }

  private void add(Fill fill) {
    if (fills++ < listedFills) {
      firstFills.add(fill);
    }
    commission = Math.addExact(commission, fill.commission());
    slippage = Math.addExact(slippage, fill.slippage());
    long value = instrument(fill, fill.symbol()).notional(fill.price(), fill.quantity());
    traded.add(Math.abs((double) value));
  }

  private Instrument instrument(Event event, String symbol) {
    Series series = plan.tradedSeries(spec, symbol);
    if (series == null) {
      throw new InvariantException(
          spec.container(),
          event.header().slice(),
          event.type() + " of " + symbol + ", which the portfolio does not trade");
    }
    return series.instrument();
  }

  /**
   * Takes the account at the end of the run in.
   *
   * @throws InvariantException if its equity is not that of the last slice
   */
  public void close(Snapshot last) {
    if (equity.slices() > 0 && last.equity() != equity.latest()) {
      throw new InvariantException(
          spec.container(),
          last.header().slice(),
          "expected the final snapshot to have the equity of the last slice, %s, was %s"
              .formatted(Money.format(equity.latest()), Money.format(last.equity())));
    }
    digest.addFinal(last);
    holdings = List.copyOf(last.holdings());
    closed = true;
  }

  /** Whether {@link #close} was called. */
  public boolean closed() {
    return closed;
  }

  /** What a metric may know. */
  public RunStatistics statistics(Conventions conventions) {
    return new RunStatistics(
        equity.returns(conventions),
        equity.drawdowns(),
        equity.account(),
        trades.statistics(),
        new ActivityStatistics(
            orders,
            rejections.count(),
            fills,
            traded.value() / Money.SCALE,
            Money.toDouble(commission),
            Money.toDouble(slippage)));
  }

  /** The portfolio. */
  public PortfolioSpec spec() {
    return spec;
  }

  /** How many slices of equity were heard. */
  public long slices() {
    return equity.slices();
  }

  /** The digest of its events so far. */
  public String digest() {
    return digest.hex();
  }

  /** Its equity curve so far. */
  public EquityCurve curve() {
    return equity.curve();
  }

  /** Its months so far. */
  public List<MonthReturn> months() {
    return equity.months();
  }

  /** Its first trades. */
  public List<PositionClose> trades() {
    return trades.first();
  }

  /** Its first fills. */
  public List<Fill> fills() {
    return List.copyOf(firstFills);
  }

  /** Positions open at the end. */
  public List<Holding> holdings() {
    return holdings;
  }

  /** What was refused, cancelled, alarmed and failed. */
  public Troubles troubles() {
    return new Troubles(rejections.list(), cancellations.list(), alerts.list(), failures.list());
  }
}
