package io.admf.reporting.tally;

import io.admf.digest.EventDigest;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.library.metrics.CompensatedSum;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.RunStatistics;
import io.admf.reporting.library.metrics.RunStatistics.ActivityStatistics;
import io.admf.time.Instants;
import java.util.List;

/**
 * The running figures of one portfolio, from which its metrics and its digest are made. Constant
 * memory, a few kilobytes. Whoever trades without event objects tells it the figures of orders,
 * fills and trades, and writes their words to {@link #digest}.
 */
public final class RunTally {

  private final PortfolioSpec spec;
  private final EventDigest digest = new EventDigest();
  private final EquityTally equity;
  private final TradeTally trades = new TradeTally();
  private final RefusalTally rejections = new RefusalTally();
  private final RefusalTally cancellations = new RefusalTally();
  private final RefusalTally alerts = new RefusalTally();
  private final RefusalTally failures = new RefusalTally();
  private final CompensatedSum traded = new CompensatedSum();
  private List<Holding> holdings = List.of();
  private boolean closed;
  private boolean broken;
  private long orders;
  private long fills;
  private long commission;
  private long slippage;

  /**
   * @param candidates the conventions that may turn out to hold
   */
  public RunTally(PortfolioSpec spec, List<Conventions> candidates) {
    this.spec = spec;
    this.equity = new EquityTally(spec.container(), candidates);
  }

  /** The portfolio. */
  public PortfolioSpec spec() {
    return spec;
  }

  /** Takes words for the digest. */
  public EventDigest digest() {
    return digest;
  }

  /** Takes the account's columns. */
  public EquityTally equity() {
    return equity;
  }

  /** An order was approved. */
  public void order() {
    orders++;
  }

  /** An order was refused. */
  public void rejected(String rule, String detail) {
    rejections.add(rule, detail);
  }

  /** An order ended before it was filled. */
  public void cancelled(String reason, String detail) {
    cancellations.add(reason, detail);
  }

  /** A limit was breached. */
  public void alert(String rule, String detail) {
    alerts.add(rule, detail);
  }

  /** A component failed. */
  public void failed(String source, String message) {
    failures.add(source, message);
  }

  /** The portfolio came to an end that is no result, since a component failed. */
  public void broken(String source, String message) {
    failed(source, message);
    broken = true;
  }

  /** Whether {@link #broken(String, String)} was called. */
  public boolean broken() {
    return broken;
  }

  /**
   * An order traded.
   *
   * @param value of the units traded, money units, of either sign
   * @param charge commission, money units
   * @param slipped what slippage cost, money units
   */
  public void fill(long value, long charge, long slipped) {
    fills++;
    commission = Math.addExact(commission, charge);
    slippage = Math.addExact(slippage, slipped);
    traded.add(Math.abs((double) value));
  }

  /**
   * A round trip closed.
   *
   * @param net profit after commission, money units
   * @param cost of entry, money units
   * @param bars slices held
   */
  public void trade(long net, long cost, long bars) {
    trades.add(net, cost, bars);
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
    if (equity.ruinedAt() != Long.MIN_VALUE) {
      alert(
          "ruined",
          "equity was %s at %s: returns end there"
              .formatted(Money.format(equity.ruin()), Instants.format(equity.ruinedAt())));
    }
    digest.addFinal(last);
    commission = last.commissions(); // in the currency of the account
    holdings = List.copyOf(last.holdings());
    closed = true;
  }

  /** Positions open at the end. */
  public List<Holding> holdings() {
    return holdings;
  }

  /** Whether {@link #close} was called. */
  public boolean closed() {
    return closed;
  }

  /** How many slices of equity were heard. */
  public long slices() {
    return equity.slices();
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

  /** What was refused, cancelled, alarmed and failed. */
  public Troubles troubles() {
    return new Troubles(rejections.list(), cancellations.list(), alerts.list(), failures.list());
  }
}
