package io.admf.compose.experiment;

import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.Constraint;
import io.admf.plan.AccountSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.OrdersSpec;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.SnapshotsSpec;
import io.admf.time.Timeframe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it was written, with defaults filled in and lists kept as axes.
 *
 * @param name of the experiment; names its results
 * @param source what to call the file in messages
 * @param seed of all randomness
 * @param currency of all accounts
 * @param frameSlices slices in a frame; changes no result
 * @param rates where the rates of foreign currencies come from
 * @param constraints what a combination must meet
 * @param snapshots when accounts are told unasked
 */
public record Experiment(
    String name,
    String source,
    String workflow,
    long seed,
    String currency,
    int frameSlices,
    List<Symbol> symbols,
    List<Rate> rates,
    DataSpec data,
    List<String> extraFeatures,
    boolean inferFeatures,
    List<StrategyEntry> strategies,
    List<ComponentAxes> classifiers,
    List<PortfolioEntry> portfolios,
    List<RiskProfile> riskProfiles,
    List<ExecutionModel> executionModels,
    List<Constraint.Written> constraints,
    Reporting reporting,
    SnapshotsSpec snapshots) {

  /**
   * An instrument to load.
   *
   * @param sizeDecimals digits of its smallest quantity
   */
  public record Symbol(
      String name, List<Timeframe> timeframes, int sizeDecimals, Contract contract) {}

  /**
   * What is paid for an instrument.
   *
   * @param currency of its prices
   * @param lot size units that orders come in multiples of
   * @param multiplier what a price of 1 is worth
   * @param tick the increment of its price, 0 for none
   * @param future whether only the change of its price is paid
   */
  public record Contract(
      String currency, long lot, double multiplier, double tick, boolean future) {

    /** What is paid for, unit by unit, at any price. */
    static Contract spot(String currency) {
      return new Contract(currency, 1, 1, 0, false);
    }
  }

  /**
   * Where the rate of a currency comes from.
   *
   * @param symbol whose closes are the rate
   * @param inverse whether they say what one of the accounts' currency costs in the foreign one
   */
  public record Rate(String currency, String symbol, boolean inverse) {}

  /**
   * An account.
   *
   * @param shown what distinguishes it from the others of its portfolio
   */
  public record AccountEntry(AccountSpec spec, Map<String, Object> shown) {

    static final AccountEntry PLAIN = new AccountEntry(AccountSpec.PLAIN, new TreeMap<>());
  }

  /**
   * A strategy with its axes.
   *
   * @param name what portfolios call it
   * @param subscriptions series ids it reads; empty for one series at a time
   * @param filter an expression that must hold for its signals to stand
   */
  public record StrategyEntry(
      String name, ComponentAxes component, List<String> subscriptions, @Nullable String filter) {}

  /**
   * A portfolio with its axes.
   *
   * @param mixes strategies that it joins, each mix in turn; empty for each strategy in turn
   * @param classifiers names of classifiers to use; empty for each classifier in turn
   * @param baskets what it trades, each basket in turn
   * @param capital initial capital in money units, each in turn
   * @param allowShort whether it may be short, each in turn
   * @param accounts each in turn
   * @param sizing each in turn; empty for a fraction of equity that follows max_position_size
   * @param risk its own risk settings; empty to take each risk profile in turn
   * @param execution its own execution models; empty to take each shared one in turn
   * @param orders by which it follows its opinion, or the script that it follows
   */
  public record PortfolioEntry(
      String name,
      List<StrategyMix> mixes,
      List<String> classifiers,
      List<Basket> baskets,
      List<Long> capital,
      List<Boolean> allowShort,
      List<AccountEntry> accounts,
      List<ComponentAxes> sizing,
      List<RiskProfile> risk,
      List<ExecutionModel> execution,
      OrderAxes orders) {

    /** Whether a strategy has a part in it. */
    boolean uses(StrategyEntry strategy) {
      return !scripted()
          && (mixes.isEmpty()
              || mixes.stream().anyMatch(mix -> mix.strategies().contains(strategy.name())));
    }

    /** Whether a classifier has a part in it. */
    boolean usesClassifier(String name) {
      return !scripted() && (classifiers.isEmpty() || classifiers.contains(name));
    }

    /** Whether it follows a script and has no opinion. */
    public boolean scripted() {
      return !orders.script().isEmpty();
    }
  }

  /**
   * The orders of a portfolio with their axes: each value of each in turn.
   *
   * @param stopLoss empty for none; one of the type {@link #NONE} stands for none among others
   * @param takeProfit likewise
   * @param trailingStop likewise
   * @param maxHolding bars, 0 for no limit
   * @param script the orders to give; empty for those that follow an opinion
   */
  public record OrderAxes(
      List<ComponentAxes> entry,
      List<ComponentAxes> exit,
      List<ComponentAxes> stopLoss,
      List<ComponentAxes> takeProfit,
      List<ComponentAxes> trailingStop,
      List<OrdersSpec.Anchor> anchor,
      List<Integer> maxHolding,
      List<ScriptedOrder> script) {

    /** The type of a distance that is none. */
    public static final String NONE = "none";

    /** A script. */
    static OrderAxes of(List<ScriptedOrder> script) {
      return new OrderAxes(
          List.of(market()),
          List.of(market()),
          List.of(),
          List.of(),
          List.of(),
          List.of(OrdersSpec.Anchor.FILL),
          List.of(0),
          script);
    }

    private static ComponentAxes market() {
      return new ComponentAxes("", OrdersSpec.PLAIN.entry().type(), Map.of());
    }
  }

  /**
   * Strategies that one portfolio joins.
   *
   * @param strategies their names
   * @param weightings each in turn; one weight for each strategy
   */
  public record StrategyMix(List<String> strategies, List<List<Double>> weightings) {}

  /**
   * What a portfolio trades.
   *
   * @param together whether it trades all symbols in one portfolio, or each in one of its own
   * @param symbols symbols that it trades; empty for all
   */
  public record Basket(boolean together, List<String> symbols) {}

  /**
   * Risk settings with their axes.
   *
   * @param maxPositionSize values to try, fractions of equity
   * @param cashBuffer values to try, fractions of a purchase
   * @param longOnly whether the rule {@code long_only} stands, each in turn; empty to follow the
   *     portfolio's direction
   * @param rules sets of further rules, each set in turn
   */
  public record RiskProfile(
      String name,
      List<Double> maxPositionSize,
      List<Double> cashBuffer,
      List<Boolean> longOnly,
      List<List<ComponentAxes>> rules) {}

  /** An execution model with its axes: each value of each in turn. */
  public record ExecutionModel(
      String name,
      List<FillTiming> fillAt,
      List<ComponentAxes> slippage,
      List<ComponentAxes> commission,
      List<Double> maxParticipation,
      List<ComponentAxes> impact,
      List<ComponentAxes> latency,
      List<ComponentAxes> improvement,
      Matching matching) {}

  /**
   * How bars fill orders, with its axes.
   *
   * @param timeframe of the bars that orders meet; null for those that the portfolio trades on
   */
  public record Matching(
      List<Intrabar> intrabar,
      List<Boolean> through,
      @Nullable Timeframe timeframe,
      List<Boolean> attachedAtOnce,
      List<Boolean> trailAtClose,
      List<Boolean> zeroVolume) {}

  /**
   * Conventions of the report.
   *
   * @param riskFreeRate annual, as a fraction
   * @param periodsPerYear bars in a year; 0 to derive it from the data
   */
  public record Reporting(double riskFreeRate, double periodsPerYear) {}
}
