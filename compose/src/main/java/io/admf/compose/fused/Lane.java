package io.admf.compose.fused;

import io.admf.digest.EventDigest;
import io.admf.digest.TextKey;
import io.admf.event.Action;
import io.admf.event.EventType;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.execution.CommissionModel;
import io.admf.execution.ExecutionKinds;
import io.admf.execution.SlippageModel;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.LotMethod;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKinds;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import io.admf.portfolio.Sizer;
import io.admf.portfolio.SizingQuestion;
import io.admf.portfolio.TrimmingRule;
import io.admf.portfolio.decision.Turns;
import io.admf.reporting.tally.Held;
import io.admf.reporting.tally.RunTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trades one portfolio on one series by figures alone. An order is decided at a bar, and the next
 * bar fills it whole; so one order at most is under way, and none when the next is decided. Says to
 * the tally what the portfolio, execution and ledger kernels say in events.
 */
final class Lane {

  private static final long ORDER = EventDigest.key(EventType.ORDER);
  private static final long FILL = EventDigest.key(EventType.FILL);
  private static final long MARKET = EventDigest.key(OrderType.MARKET);

  private final PortfolioSpec spec;
  private final Series series;
  private final Instrument instrument;
  private final Sizer sizer;
  private final List<RiskRule> rules = new ArrayList<>();
  private final List<String> ruleNames = new ArrayList<>();
  private final List<String> sizerColumns = new ArrayList<>();
  private final SlippageModel slippage;
  private final CommissionModel commission;
  private final boolean atOpen;
  private final RunTally tally;
  private final LaneAccount account;
  private final long trades; // key of what stands before the number in the correlation of trades
  private final long symbol;

  private long nextOrder = 1;
  private long nextTrade = 1;
  private long trade; // key of the correlation of the trade under way
  private long fills;

  // the order under way; no units when there is none
  private long underWay;
  private long order;

  private final LaneAccount.Trade posted = new LaneAccount.Trade();
  private OrderTerms bought;
  private OrderTerms sold;
  private List<double[]> features = List.of();
  private @Nullable String failure;

  /**
   * Whether a portfolio can be traded so. It holds one lot at a time: what it has is closed whole
   * before it enters again, so every method of lots closes the same.
   */
  static boolean fits(RunPlan plan, PortfolioSpec spec, Models models) {
    return spec.series().size() == 1
        && spec.execution().maxParticipation() == 0
        && spec.account().closing(LotMethod.FIFO).plain()
        && spec.orders().plain()
        && spec.execution().plain()
        && plan.series().get(spec.series().getFirst()).instrument().plain()
        && plan.series()
            .get(spec.series().getFirst())
            .instrument()
            .currency()
            .equals(plan.currency())
        && !plan.data().market().beyondBars()
        && spec.risk().stream()
            .map(rule -> models.get(PortfolioKinds.RISK_RULE, rule))
            .noneMatch(rule -> rule instanceof TrimmingRule || !rule.features().isEmpty())
        && models.get(ExecutionKinds.SLIPPAGE, spec.execution().slippage()).needs().isEmpty()
        && !models.get(ExecutionKinds.COMMISSION, spec.execution().commission()).monthly();
  }

  Lane(RunPlan plan, PortfolioSpec spec, Models models, RunTally tally) {
    this.spec = spec;
    this.series = plan.series().get(spec.series().getFirst());
    this.instrument = series.instrument();
    this.sizer = models.get(PortfolioKinds.SIZER, spec.sizing());
    for (ComponentSpec rule : spec.risk()) {
      rules.add(models.get(PortfolioKinds.RISK_RULE, rule));
      ruleNames.add(rule.type());
    }
    for (String feature : sizer.features()) {
      sizerColumns.add(
          plan.features().stream()
              .filter(f -> f.series() == series.index() && f.expression().equals(feature))
              .findFirst()
              .orElseThrow()
              .column());
    }
    this.slippage = models.get(ExecutionKinds.SLIPPAGE, spec.execution().slippage());
    this.commission = models.get(ExecutionKinds.COMMISSION, spec.execution().commission());
    this.atOpen = spec.execution().fillAt() == FillTiming.NEXT_OPEN;
    this.tally = tally;
    this.account = new LaneAccount(spec, series, tally);
    this.trades = TextKey.stem(spec.comboId() + "-T");
    this.symbol = TextKey.of(series.symbol());
    this.bought = OrderTerms.market(series.symbol(), Side.BUY, 0);
    this.sold = OrderTerms.market(series.symbol(), Side.SELL, 0);
  }

  /** The index of its portfolio. */
  int portfolio() {
    return spec.index();
  }

  /** How it failed, or null. */
  @Nullable String failure() {
    return failure;
  }

  /** Goes through a block whose turns have been found, unless it has failed. */
  void tryBlock(BarBlock block, Turns turns, @Nullable FeatureFrame computed, Held marks) {
    if (failure == null) {
      try {
        block(block, turns, computed, marks);
      } catch (RuntimeException e) {
        failure = Failures.ofOne(e);
      }
    }
  }

  /** Ends the order under way, if there is one, and the books, unless it has failed. */
  void tryEnd(BarBlock last) {
    if (failure == null) {
      try {
        end(last);
      } catch (RuntimeException e) {
        failure = Failures.ofOne(e);
      }
    }
  }

  private void block(BarBlock block, Turns turns, @Nullable FeatureFrame computed, Held marks) {
    account.begin(block, marks);
    if (!sizerColumns.isEmpty()) {
      FeatureFrame frame = Objects.requireNonNull(computed);
      features = sizerColumns.stream().map(frame::column).toList();
    }
    BarFrame bars = block.frame(series.index());
    int next = 0;
    for (int turn = 0; turn < turns.count(); turn++) {
      int row = turns.row(turn);
      if (underWay != 0) {
        fill(bars, next);
      }
      decide(bars, row, turns.action(turn), turns.strength(turn));
      next = row + 1;
    }
    if (underWay != 0 && next < bars.rows()) {
      fill(bars, next);
    }
    account.end();
  }

  private void decide(BarFrame bars, int row, Action action, double strength) {
    double price = bars.close()[row];
    long before = account.units();
    boolean enters = action == Action.BUY ? before <= 0 : spec.allowShort() && before >= 0;
    if (!enters && (action == Action.BUY || before <= 0)) {
      return; // already there
    }
    long equity = account.equity(price);
    long target = 0;
    if (enters) {
      SizingQuestion question =
          new SizingQuestion(instrument, equity, price, strength, features(row));
      long size = sizer.size(question);
      target = action == Action.BUY ? size : -size;
      if (target == before) {
        tooSmall(question);
        return;
      }
    }
    ask(bars, row, target - before, equity);
  }

  private List<Double> features(int row) {
    if (features.isEmpty()) {
      return List.of();
    }
    List<Double> values = new ArrayList<>(features.size());
    for (double[] column : features) {
      values.add(column[row]);
    }
    return values;
  }

  private void tooSmall(SizingQuestion question) {
    trade = TextKey.numbered(trades, nextTrade++);
    nextOrder++;
    tally.rejected(
        "sizing",
        "%s: %s at %s is less than the smallest quantity"
            .formatted(spec.sizing().type(), sizer.explain(question), question.price()));
  }

  private void ask(BarFrame bars, int row, long change, long equity) {
    double price = bars.close()[row];
    long before = account.units();
    if (before == 0 || Long.signum(before + change) == -Long.signum(before)) {
      trade = TextKey.numbered(trades, nextTrade++);
    }
    long number = nextOrder++;
    Side side = change > 0 ? Side.BUY : Side.SELL;
    RiskQuestion question =
        new RiskQuestion(instrument, side, Math.abs(change), price, before, equity, account.cash());
    for (int i = 0; i < rules.size(); i++) {
      String refusal = rules.get(i).refusal(question);
      if (refusal != null) {
        tally.rejected(ruleNames.get(i), refusal);
        return;
      }
    }
    underWay = change;
    order = number;
    tally.order();
    tally
        .digest()
        .head(
            ORDER + TextKey.fold(number, number),
            TextKey.fold(trade, symbol),
            TextKey.fold(bars.knownAt()[row], account.slice(bars, row)),
            TextKey.fold(MARKET, change));
  }

  /** The terms of a market order, often those of the one before on the same side. */
  private OrderTerms terms(Side side, long quantity) {
    OrderTerms latest = side == Side.BUY ? bought : sold;
    if (latest.quantity() != quantity) {
      latest = OrderTerms.market(series.symbol(), side, quantity);
      if (side == Side.BUY) {
        bought = latest;
      } else {
        sold = latest;
      }
    }
    return latest;
  }

  private void fill(BarFrame bars, int row) {
    long units = underWay;
    underWay = 0;
    Side side = units > 0 ? Side.BUY : Side.SELL;
    long quantity = Math.abs(units);
    double offered = atOpen ? bars.open()[row] : bars.close()[row];
    double price =
        slippage.price(
            new SlippageModel.Trade(
                instrument, terms(side, quantity), quantity, offered, bars.volume()[row]));
    if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
      throw account.broken(
          bars, row, "expected %s to give a positive price, was %s".formatted(slippage, price));
    }
    long notional = instrument.notional(price, quantity);
    long charge =
        commission.whole(new CommissionModel.Trade(instrument, side, quantity, price, notional));
    if (charge < 0) {
      throw account.broken(
          bars, row, "expected %s to charge 0 or more, was %d".formatted(commission, charge));
    }
    long slipped =
        price == offered ? 0 : side.sign() * (notional - instrument.notional(offered, quantity));
    long time = atOpen ? bars.eventTimes()[row] : bars.knownAt()[row];
    tally.fill(notional, charge, slipped);
    tally
        .digest()
        .head(
            FILL + TextKey.fold(fills++, order),
            TextKey.fold(trade, symbol),
            TextKey.fold(time, account.slice(bars, row)),
            EventDigest.bits(price))
        .add(units, TextKey.fold(charge, slipped));
    posted.units = units;
    posted.price = price;
    posted.value = notional;
    posted.charge = charge;
    posted.time = time;
    posted.trade = trade;
    posted.order = order;
    account.post(bars, row, posted);
  }

  private void end(BarBlock last) {
    if (underWay != 0) {
      underWay = 0;
      tally.cancelled("end_of_data", "order %d, %s EXPIRED".formatted(order, series.symbol()));
    }
    account.close(last);
  }
}
