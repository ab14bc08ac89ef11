package io.admf.reporting.tally;

import io.admf.event.Bar;
import io.admf.event.Classification;
import io.admf.event.CorporateAction;
import io.admf.event.EconomicRelease;
import io.admf.event.Event;
import io.admf.event.Failure;
import io.admf.event.Features;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
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
import io.admf.frame.EquityFrame;
import io.admf.money.Instrument;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is remembered of one portfolio's run: its running figures, and what is shown. */
public final class PortfolioTally {

  private final PortfolioSpec spec;
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();
  private final RunTally figures;
  private final @Nullable EquityChart chart;
  private final int listed;
  private final List<Fill> firstFills = new ArrayList<>();
  private final List<PositionClose> firstTrades = new ArrayList<>();

  /**
   * @param figures of the portfolio, told nothing yet
   * @param points of its curve, at most
   * @param listed trades kept for display, at most
   */
  public PortfolioTally(RunPlan plan, RunTally figures, int points, int listed) {
    this(plan, figures, new EquityChart(points), listed);
  }

  private PortfolioTally(RunPlan plan, RunTally figures, @Nullable EquityChart chart, int listed) {
    this.spec = figures.spec();
    for (int index : spec.series()) {
      Instrument instrument = plan.series().get(index).instrument();
      instruments.put(instrument.symbol(), instrument);
    }
    this.figures = figures;
    this.chart = chart;
    this.listed = listed;
  }

  /** A tally that keeps nothing to show, only the figures. */
  public static PortfolioTally ofFigures(RunPlan plan, RunTally figures) {
    return new PortfolioTally(plan, figures, null, 0);
  }

  /** Takes the account at the next slices in. */
  public void add(EquityFrame frame) {
    figures.equity().add(frame);
    if (chart != null) {
      chart.add(frame);
    }
  }

  /** Takes the next event in. */
  public void add(Event event) {
    figures.digest().add(event);
    switch (event) {
      case Order order -> figures.order();
      case OrderRejected refused -> figures.rejected(refused.rule(), refused.detail());
      case OrderCancelled cancelled ->
          figures.cancelled(
              cancelled.reason(),
              "order %d, %s %s"
                  .formatted(cancelled.order(), cancelled.symbol(), cancelled.status()));
      case Fill fill -> add(fill);
      case PositionClose close -> add(close);
      case RiskAlert alert -> figures.alert(alert.rule(), alert.detail());
      case Failure failure -> figures.failed(failure.source(), failure.message());
      case Bar _,
          Quote _,
          CorporateAction _,
          EconomicRelease _,
          Features _,
          Classification _,
          RegimeChange _,
          Signal _,
          OrderRequest _,
          OrderChange _,
          OrderUpdate _,
          PositionOpen _,
          LotClose _,
          PortfolioUpdate _,
          Snapshot _,
          RunLifecycle _,
          PhaseLifecycle _,
          StrategyLifecycle _ -> {}
    }
  }

  private void add(Fill fill) {
    if (firstFills.size() < 2 * listed) {
      firstFills.add(fill);
    }
    long value = instrument(fill, fill.symbol()).notional(fill.price(), fill.quantity());
    figures.fill(value, fill.commission(), fill.slippage());
  }

  private void add(PositionClose close) {
    if (firstTrades.size() < listed) {
      firstTrades.add(close);
    }
    Instrument instrument = instrument(close, close.symbol());
    long cost = Math.abs(instrument.notional(close.entryPrice(), close.quantity()));
    figures.trade(close.netPnl(), cost, close.bars());
  }

  private Instrument instrument(Event event, String symbol) {
    Instrument instrument = instruments.get(symbol);
    if (instrument == null) {
      throw new InvariantException(
          spec.container(),
          event.header().slice(),
          event.type() + " of " + symbol + ", which the portfolio does not trade");
    }
    return instrument;
  }

  /**
   * Takes the account at the end of the run in.
   *
   * @throws InvariantException if its equity is not that of the last slice
   */
  public void close(Snapshot last) {
    figures.close(last);
  }

  /** Whether more than figures is kept. */
  public boolean shown() {
    return chart != null;
  }

  /** Its running figures. */
  public RunTally figures() {
    return figures;
  }

  /** Its equity curve so far. */
  public EquityCurve curve() {
    return chart == null ? EquityCurve.NONE : chart.curve();
  }

  /** Its months so far. */
  public List<MonthReturn> months() {
    return chart == null ? List.of() : chart.months();
  }

  /** Its first trades. */
  public List<PositionClose> trades() {
    return List.copyOf(firstTrades);
  }

  /** Its first fills. */
  public List<Fill> fills() {
    return List.copyOf(firstFills);
  }
}
