package io.admf.strategy.dispatch;

import io.admf.event.Action;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import io.admf.plan.SignalSpec;
import io.admf.strategy.Decision;
import io.admf.strategy.SignalStrategy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One strategy at work on its series: bars and features in, opinions out. */
public final class SignalColumn {

  private final SignalSpec spec;
  private final SignalStrategy strategy;
  private final Inputs inputs;
  private final int series;
  private final int warmup;
  private final Cursor cursor;
  private final Follower[] others;
  private final @Nullable FilterGate gate;

  /**
   * @param inputs the strategy's features on each subscribed series, in order
   * @param gate the filter on its opinions, or null
   */
  public SignalColumn(
      SignalSpec spec, SignalStrategy strategy, List<Inputs> inputs, @Nullable FilterGate gate) {
    this.spec = spec;
    this.strategy = strategy;
    this.inputs = inputs.getFirst();
    this.series = this.inputs.series();
    this.gate = gate;
    this.warmup = Math.max(this.inputs.warmup(), gate == null ? 0 : gate.warmup());
    Cursor[] cursors = new Cursor[inputs.size()];
    this.others = new Follower[cursors.length - 1];
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = new Cursor(inputs.get(i), cursors);
      if (i > 0) {
        others[i - 1] = new Follower(inputs.get(i).series(), cursors[i]);
      }
    }
    this.cursor = cursors[0];
  }

  /** How many bars of its first series pass before the strategy can be asked. */
  public int warmup() {
    return warmup;
  }

  /** Whether its turns can be found without writing it out: one series, and no filter. */
  public boolean scannable() {
    return others.length == 0 && gate == null;
  }

  /**
   * A scan of its turns.
   *
   * @param source where the scan finds the block to look at
   * @throws IllegalStateException if it is not {@link #scannable}
   */
  public TurnScan scan(OpenBlock source) {
    if (!scannable()) {
      throw new IllegalStateException(
          "strategy %s: expected one series and no filter for a scan, was %d series, filter %s"
              .formatted(spec.id(), others.length + 1, spec.filter()));
    }
    return new ColumnScan(spec.id(), strategy, inputs, source);
  }

  /** The opinions at the bars of a block. */
  public SignalFrame run(BarBlock block, List<FeatureFrame> features, List<RegimeFrame> regimes) {
    BarFrame bars = block.frame(series);
    Opinions opinions = new Opinions(bars.rows());
    cursor.enter(bars, features.get(series));
    for (Follower other : others) {
      other.open(block, features);
    }
    if (gate != null) {
      gate.open(block, features, regimes);
    }
    int[] offsets = bars.offsets();
    int first = Inputs.firstReady(bars, warmup);
    for (int row = first; row < bars.rows(); row++) {
      if (others.length > 0 && !othersReady(offsets[row])) {
        continue;
      }
      cursor.moveTo(row);
      Decision decision = said(spec.id(), strategy.decide(cursor));
      if (decision.action() != Action.HOLD
          && (gate == null || gate.passes(decision, row, offsets[row], regimes))) {
        opinions.write(row, decision);
      }
    }
    for (Follower other : others) {
      other.finish();
    }
    if (gate != null) {
      gate.finish(regimes);
    }
    return opinions.frame(spec.index(), series, bars.number());
  }

  private boolean othersReady(int offset) {
    boolean ready = true;
    for (Follower other : others) {
      ready &= other.advance(offset);
    }
    return ready;
  }

  /** What a strategy said, which must be something. */
  static Decision said(String id, @Nullable Decision decision) {
    if (decision == null) {
      throw new NullPointerException(
          "strategy %s: expected a decision, was null; return Decision.HOLD for no opinion"
              .formatted(id));
    }
    return decision;
  }

  /** An action as frames code it. */
  static byte code(Action action) {
    if (action == Action.BUY) {
      return SignalFrame.BUY;
    }
    return action == Action.SELL ? SignalFrame.SELL : SignalFrame.HOLD;
  }

  /** The columns of a signal frame in the making. */
  private static final class Opinions {

    private final byte[] actions;
    private final double[] strengths;
    private double @Nullable [] targets;
    private double @Nullable [] stops;

    Opinions(int rows) {
      actions = new byte[rows];
      strengths = new double[rows];
    }

    void write(int row, Decision decision) {
      actions[row] = code(decision.action());
      strengths[row] = decision.strength();
      targets = put(targets, row, decision.priceTarget());
      stops = put(stops, row, decision.stopLoss());
    }

    private double @Nullable [] put(double @Nullable [] column, int row, double price) {
      if (Double.isNaN(price)) {
        return column;
      }
      double[] prices = column;
      if (prices == null) {
        prices = new double[actions.length];
        Arrays.fill(prices, Double.NaN);
      }
      prices[row] = price;
      return prices;
    }

    SignalFrame frame(int signal, int series, long number) {
      return new SignalFrame(
          signal, series, number, actions.length, actions, strengths, targets, stops);
    }
  }
}
