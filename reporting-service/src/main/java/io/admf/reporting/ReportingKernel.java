package io.admf.reporting;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.EquityFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.reporting.RunSummary.DataRange;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.cost.CostOf;
import io.admf.reporting.cost.CostTally;
import io.admf.reporting.cost.MarketPrices;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.RunStatistics;
import io.admf.reporting.notice.GivenLevels;
import io.admf.reporting.tally.CalendarTally;
import io.admf.reporting.tally.Converter;
import io.admf.reporting.tally.PortfolioTally;
import io.admf.reporting.tally.PriceCurveTally;
import io.admf.reporting.tally.RunTally;
import io.admf.reporting.tally.YearLength;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hears a run, or a shard of its portfolios, and says in the end what it was worth. Pure: the same
 * bars, equity and events always give the same summary, however they were cut into frames. Memory
 * does not grow with bars. One thread at a time.
 *
 * <p>The caller tells it every block of bars once, and of each portfolio the equity of every slice,
 * the events in their order, and the last snapshot. A portfolio that it is told nothing of is not
 * in the summary.
 */
public final class ReportingKernel {

  private final RunPlan plan;
  private final ReportingOptions options;
  private final boolean shown;
  private final MetricCatalog catalog;
  private final List<Conventions> candidates;
  private final List<PriceCurveTally> markets = new ArrayList<>();
  private final SortedMap<Integer, PortfolioTally> portfolios = new TreeMap<>();
  private final List<NoSignal> silent = new ArrayList<>();
  private final List<GivenLevels> levels = new ArrayList<>();
  private final CalendarTally calendar = new CalendarTally();
  private final MarketPrices prices = new MarketPrices();
  private final Converter converter;
  private CostHearer costs = (portfolio, cost) -> {};
  private long bars;
  private long slices;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  /**
   * @param components where metrics are found
   * @throws IllegalArgumentException if the ranking metric is not among them
   */
  public ReportingKernel(RunPlan plan, Components components, ReportingOptions options) {
    this(plan, components, options, true);
  }

  /** A kernel that keeps of every portfolio its figures, and nothing to show. */
  public static ReportingKernel ofFigures(
      RunPlan plan, Components components, ReportingOptions options) {
    return new ReportingKernel(plan, components, options, false);
  }

  private ReportingKernel(
      RunPlan plan, Components components, ReportingOptions options, boolean shown) {
    this.plan = plan;
    this.options = options;
    this.shown = shown;
    this.catalog = new MetricCatalog(components);
    components.require(ReportingKinds.METRIC.name(), options.rankBy());
    this.candidates = candidates(plan, options);
    this.converter = new Converter(plan);
    SortedSet<Integer> traded = new TreeSet<>();
    plan.portfolios().forEach(portfolio -> traded.addAll(portfolio.series()));
    int points = options.curvePoints(plan.portfolios().size());
    if (shown) {
      traded.forEach(s -> markets.add(new PriceCurveTally(plan.series().get(s), points)));
    }
  }

  private static List<Conventions> candidates(RunPlan plan, ReportingOptions options) {
    List<Conventions> all = new ArrayList<>();
    for (YearLength year : YearLength.values()) {
      all.add(conventions(plan, options, year));
    }
    boolean alike = options.acceptableReturn() == 0 || options.periodsPerYear() > 0;
    return alike ? List.of(all.getFirst()) : List.copyOf(all);
  }

  private static Conventions conventions(RunPlan plan, ReportingOptions options, YearLength year) {
    Timeframe finest = plan.series().getFirst().timeframe();
    double periods = options.periodsPerYear() > 0 ? options.periodsPerYear() : year.periods(finest);
    return new Conventions(periods, options.riskFree(), options.acceptableReturn());
  }

  /** Hears what orders cost. */
  public interface CostHearer {

    /**
     * Hears the cost of an order of a portfolio; those of a portfolio in the order of their ends.
     */
    void accept(int portfolio, CostOf cost);
  }

  /** From now on tells what the orders of shown portfolios cost. */
  public void tellCosts(CostHearer hearer) {
    costs = hearer;
  }

  /** Hears the next block of bars. */
  public void bars(BarBlock block) {
    calendar.add(block);
    converter.enter(block);
    if (shown) {
      prices.add(block);
    }
    markets.forEach(market -> market.add(block));
    slices += block.slices();
    for (int series = 0; series < block.seriesCount(); series++) {
      BarFrame frame = block.frame(series);
      bars += frame.rows();
      if (frame.rows() > 0) {
        from = Math.min(from, frame.eventTimes()[0]);
        to = Math.max(to, frame.knownAt()[frame.rows() - 1]);
      }
    }
  }

  /** Hears how a portfolio's account stood at the slices of a block. */
  public void equity(EquityFrame frame) {
    tally(frame.portfolio()).add(frame);
  }

  /** Hears the next event of a portfolio. Those that say nothing about results are passed over. */
  public void event(int portfolio, Event event) {
    tally(portfolio).add(event);
  }

  /**
   * Hears the end of a portfolio.
   *
   * @throws InvariantException if the snapshot's equity is not that of the last slice heard
   */
  public void closed(int portfolio, Snapshot last) {
    tally(portfolio).close(last);
  }

  /** Hears that a signal column never said BUY or SELL. */
  public void noSignal(SignalSpec signal) {
    String series = plan.series().get(signal.series().getFirst()).id();
    silent.add(
        new NoSignal(
            signal.id(),
            "it said neither BUY nor SELL on %s; check its parameters against the data"
                .formatted(series)));
  }

  /** Hears that signals of a strategy bring stops or price targets. */
  public void gives(GivenLevels given) {
    levels.add(given);
  }

  /**
   * The running figures of a portfolio, for one who tells them without event objects. Different
   * portfolios may be told of by different threads, once all of them have been asked for.
   */
  public RunTally figures(int portfolio) {
    return tally(portfolio).figures();
  }

  /**
   * Hears that a portfolio came to no result, since a component of the user's failed. What was told
   * of it before does not count.
   *
   * @param source what failed
   */
  public void broken(int portfolio, String source, String message) {
    RunTally none = new RunTally(plan.portfolios().get(portfolio), candidates);
    none.broken(source, message);
    portfolios.put(portfolio, PortfolioTally.ofFigures(plan, none, converter));
  }

  private PortfolioTally tally(int portfolio) {
    PortfolioTally tally = portfolios.get(portfolio);
    if (tally == null) {
      PortfolioSpec spec = plan.portfolios().get(portfolio);
      RunTally figures = new RunTally(spec, candidates);
      int count = plan.portfolios().size();
      tally =
          shown
              ? new PortfolioTally(
                  plan,
                  figures,
                  converter,
                  options.curvePoints(count),
                  options.listedTrades(count),
                  new CostTally(plan, spec, prices, cost -> costs.accept(portfolio, cost)))
              : PortfolioTally.ofFigures(plan, figures, converter);
      portfolios.put(portfolio, tally);
    }
    return tally;
  }

  /**
   * Sums up what was heard.
   *
   * @throws InvariantException if a portfolio was not heard to the end
   */
  public RunSummary finish(Provenance provenance) {
    Conventions conventions = conventions(plan, options, calendar.year());
    List<PortfolioSummary> summaries = new ArrayList<>();
    for (PortfolioTally tally : portfolios.values()) {
      checkComplete(tally.figures());
      summaries.add(summary(tally, conventions));
    }
    return new RunSummary(
        plan,
        provenance,
        new DataRange(bars, slices, bars == 0 ? 0 : from, bars == 0 ? 0 : to),
        conventions,
        options.rankBy(),
        catalog.infos(),
        summaries,
        markets.stream().map(PriceCurveTally::curve).toList(),
        silent,
        levels);
  }

  private void checkComplete(RunTally tally) {
    if (tally.broken()) {
      return;
    }
    if (tally.slices() != slices || !tally.closed()) {
      throw new InvariantException(
          tally.spec().container(),
          tally.slices(),
          "expected equity for %d slices and a final snapshot, was %d slices and %s"
              .formatted(slices, tally.slices(), tally.closed() ? "a snapshot" : "none"));
    }
  }

  private PortfolioSummary summary(PortfolioTally tally, Conventions conventions) {
    RunTally figures = tally.figures();
    RunStatistics statistics = figures.statistics(conventions);
    return new PortfolioSummary(
        figures.spec(),
        figures.broken() ? PortfolioSummary.NO_DIGEST : figures.digest().hex(),
        figures.broken() ? catalog.undefined() : catalog.of(statistics),
        statistics,
        tally.curve(),
        tally.months(),
        tally.trades(),
        tally.fills(),
        figures.holdings(),
        figures.troubles(),
        tally.costs(),
        tally.gain(),
        tally.shown());
  }
}
