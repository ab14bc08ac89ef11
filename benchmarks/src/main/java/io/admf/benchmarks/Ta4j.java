package io.admf.benchmarks;

import io.admf.benchmarks.Market.Share;
import io.admf.benchmarks.Task.Combination;
import io.admf.time.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.CostModel;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BacktestExecutor;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.reports.TradingStatement;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/**
 * ta4j, with its own {@code double} numbers, next-open execution and transaction costs. A grid goes
 * through its executor, which uses all cores; one combination through its series manager. Averages
 * of the same length are one indicator with one cache, however many strategies use it.
 *
 * <p>It marks no equity at the closes: its final equity is made here from its trades, and there is
 * no Sharpe ratio and no drawdown. Many shares are as many accounts, added up in the end.
 */
final class Ta4j implements Contender {

  private static final NumFactory NUMBERS = DoubleNumFactory.getInstance();

  private final Task task;
  private final List<BarSeries> series = new ArrayList<>();

  Ta4j(Task task, Market market) {
    this.task = task;
    for (Share share : market.shares()) {
      series.add(series(share, market));
    }
  }

  private static BarSeries series(Share share, Market market) {
    Duration length = Duration.ofNanos(market.timeframe().nanos());
    List<Bar> bars = new ArrayList<>(market.bars());
    for (int i = 0; i < market.bars(); i++) {
      Instant opens = Instants.instant(market.opens(i));
      bars.add(
          new BaseBar(
              length,
              opens,
              opens.plus(length),
              NUMBERS.numOf(share.open()[i]),
              NUMBERS.numOf(share.high()[i]),
              NUMBERS.numOf(share.low()[i]),
              NUMBERS.numOf(share.close()[i]),
              NUMBERS.numOf(share.volume()[i]),
              NUMBERS.zero(),
              0));
    }
    return new BaseBarSeriesBuilder().withNumFactory(NUMBERS).withBars(bars).build();
  }

  @Override
  public Outcome run() {
    CostModel costs = new LinearTransactionCostModel(Task.COMMISSION);
    Num quantity = NUMBERS.numOf(Task.QUANTITY);
    if (task.grid().size() == 1) {
      long fills = 0;
      double equity = Task.CAPITAL;
      for (BarSeries one : series) {
        Strategy strategy = strategies(one).getFirst();
        TradingRecord record =
            new BarSeriesManager(one, costs, new ZeroCostModel(), new TradeOnNextOpenModel())
                .run(strategy, Trade.TradeType.BUY, quantity);
        fills += record.getTrades().size();
        equity += profit(record, one);
      }
      Outcome outcome = Outcome.of(1);
      outcome.put(0, fills, equity, Double.NaN, Double.NaN);
      return outcome;
    }
    BarSeries one = series.getFirst();
    List<TradingStatement> statements =
        new BacktestExecutor(one, costs, new ZeroCostModel(), new TradeOnNextOpenModel())
            .execute(strategies(one), quantity, Trade.TradeType.BUY);
    Outcome outcome = Outcome.of(task.grid().size());
    for (TradingStatement statement : statements) { // in the order in which they were done
      TradingRecord record = statement.getTradingRecord();
      outcome.put(
          Integer.parseInt(statement.getStrategy().getName()),
          record.getTrades().size(),
          Task.CAPITAL + profit(record, one),
          Double.NaN,
          Double.NaN);
    }
    return outcome;
  }

  /** The strategies of the grid, each named by its place in it. */
  private List<Strategy> strategies(BarSeries on) {
    ClosePriceIndicator close = new ClosePriceIndicator(on);
    Map<Integer, SMAIndicator> averages = new LinkedHashMap<>();
    List<Strategy> strategies = new ArrayList<>();
    for (Combination lengths : task.grid()) {
      SMAIndicator fast =
          averages.computeIfAbsent(lengths.fast(), length -> new SMAIndicator(close, length));
      SMAIndicator slow =
          averages.computeIfAbsent(lengths.slow(), length -> new SMAIndicator(close, length));
      strategies.add(
          new BaseStrategy(
              Integer.toString(strategies.size()),
              new CrossedUpIndicatorRule(fast, slow),
              new CrossedDownIndicatorRule(fast, slow),
              lengths.slow()));
    }
    return strategies;
  }

  private static double profit(TradingRecord record, BarSeries on) {
    double sum = 0;
    for (Position position : record.getPositions()) {
      sum += position.getProfit().doubleValue();
    }
    Position open = record.getCurrentPosition();
    if (open.isOpened()) {
      Trade entry = open.getEntry();
      double gain = on.getLastBar().getClosePrice().minus(entry.getPricePerAsset()).doubleValue();
      sum += gain * entry.getAmount().doubleValue() - entry.getCost().doubleValue();
    }
    return sum;
  }
}
