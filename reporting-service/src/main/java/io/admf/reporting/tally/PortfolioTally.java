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
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.cost.CostTally;
import io.admf.reporting.cost.Costs;
import io.admf.reporting.gain.Gain;
import io.admf.reporting.gain.GainTally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is remembered of one portfolio's run: its running figures, and what is shown. */
public final class PortfolioTally {

  private final PortfolioSpec spec;
  private final Map<String, Series> traded = new LinkedHashMap<>();
  private final RunTally figures;
  private final @Nullable Converter converter;
  private final Map<Long, Double> entryRates = new LinkedHashMap<>(); // of open trades, abroad
  private final @Nullable Shown shown;

  /**
   * What is kept to be shown.
   *
   * @param listed trades kept for display, at most
   */
  private record Shown(
      EquityChart chart,
      CostTally costs,
      GainTally gain,
      int listed,
      List<Fill> firstFills,
      List<PositionClose> firstTrades) {}

  private Costs costs = Costs.NONE;
  private Gain gain = Gain.NONE;

  /**
   * @param figures of the portfolio, told nothing yet
   * @param points of its curve, at most
   * @param listed trades kept for display, at most
   * @param costs of the portfolio, told nothing yet
   */
  public PortfolioTally(
      RunPlan plan,
      RunTally figures,
      Converter converter,
      int points,
      int listed,
      CostTally costs) {
    this(
        plan,
        figures,
        converter,
        new Shown(
            new EquityChart(points),
            costs,
            new GainTally(figures.spec()),
            listed,
            new ArrayList<>(),
            new ArrayList<>()));
  }

  private PortfolioTally(
      RunPlan plan, RunTally figures, Converter converter, @Nullable Shown shown) {
    this.spec = figures.spec();
    boolean abroad = false;
    for (int index : spec.series()) {
      Series series = plan.series().get(index);
      traded.put(series.symbol(), series);
      abroad |= converter.foreign(series);
    }
    this.converter = abroad ? converter : null;
    this.figures = figures;
    this.shown = shown;
  }

  /** A tally that keeps nothing to show, only the figures. */
  public static PortfolioTally ofFigures(RunPlan plan, RunTally figures, Converter converter) {
    return new PortfolioTally(plan, figures, converter, null);
  }

  /** Takes the account at the next slices in. */
  public void add(EquityFrame frame) {
    figures.equity().add(frame);
    if (shown != null) {
      shown.chart().add(frame);
      shown.costs().endBlock();
    }
  }

  /** Takes the next event in. */
  public void add(Event event) {
    figures.digest().add(event);
    if (shown != null) {
      show(shown, event);
    }
    switch (event) {
      case Order _ -> figures.order();
      case OrderRejected refused -> figures.rejected(refused.rule(), refused.detail());
      case OrderCancelled cancelled ->
          figures.cancelled(
              cancelled.reason(),
              "order %d, %s %s"
                  .formatted(cancelled.order(), cancelled.symbol(), cancelled.status()));
      case Fill fill -> add(fill);
      case PositionOpen open -> add(open);
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
          LotClose _,
          PortfolioUpdate _,
          Snapshot _,
          RunLifecycle _,
          PhaseLifecycle _,
          StrategyLifecycle _ -> {}
    }
  }

  private static void show(Shown to, Event event) {
    if (event instanceof Order order) {
      to.costs().add(order);
    } else if (event instanceof OrderRejected refused) {
      to.costs().add(refused);
    } else if (event instanceof OrderCancelled cancelled) {
      to.costs().add(cancelled);
    } else if (event instanceof PortfolioUpdate update) {
      to.gain().add(update);
    } else if (event instanceof Fill fill) {
      to.costs().add(fill);
      if (to.firstFills().size() < 2 * to.listed()) {
        to.firstFills().add(fill);
      }
    } else if (event instanceof PositionClose close && to.firstTrades().size() < to.listed()) {
      to.firstTrades().add(close);
    }
  }

  private void add(Fill fill) {
    Series series = series(fill, fill.symbol());
    long value = series.instrument().notional(fill.price(), fill.quantity());
    if (converter == null) {
      figures.fill(value, fill.commission(), fill.slippage());
      return;
    }
    double rate = converter.rate(series, fill.header().slice());
    figures.fill(
        Money.convert(value, rate),
        Money.convert(fill.commission(), rate),
        Money.convert(fill.slippage(), rate));
  }

  private void add(PositionOpen open) {
    if (converter != null) {
      double rate = converter.rate(series(open, open.symbol()), open.header().slice());
      entryRates.put(open.trade(), rate);
    }
  }

  private void add(PositionClose close) {
    Instrument instrument = series(close, close.symbol()).instrument();
    long cost = Math.abs(instrument.notional(close.entryPrice(), close.quantity()));
    Double rate = converter == null ? null : entryRates.remove(close.trade());
    figures.trade(close.netPnl(), Money.convert(cost, rate == null ? 1 : rate), close.bars());
  }

  private Series series(Event event, String symbol) {
    Series series = traded.get(symbol);
    if (series == null) {
      throw new InvariantException(
          spec.container(),
          event.header().slice(),
          event.type() + " of " + symbol + ", which the portfolio does not trade");
    }
    return series;
  }

  /**
   * Takes the account at the end of the run in.
   *
   * @throws InvariantException if its equity is not that of the last slice, or not what came in and
   *     went out
   */
  public void close(Snapshot last) {
    figures.close(last);
    if (shown != null) {
      costs = shown.costs().end();
      gain = shown.gain().gain(last);
    }
  }

  /** Whether more than figures is kept. */
  public boolean shown() {
    return shown != null;
  }

  /** Its running figures. */
  public RunTally figures() {
    return figures;
  }

  /** Its equity curve so far. */
  public EquityCurve curve() {
    return shown == null ? EquityCurve.NONE : shown.chart().curve();
  }

  /** Its months so far. */
  public List<MonthReturn> months() {
    return shown == null ? List.of() : shown.chart().months();
  }

  /** Its first trades. */
  public List<PositionClose> trades() {
    return shown == null ? List.of() : List.copyOf(shown.firstTrades());
  }

  /** Its first fills. */
  public List<Fill> fills() {
    return shown == null ? List.of() : List.copyOf(shown.firstFills());
  }

  /** What its orders cost; known at the end. */
  public Costs costs() {
    return costs;
  }

  /** Where its gain came from; known at the end. */
  public Gain gain() {
    return gain;
  }
}
