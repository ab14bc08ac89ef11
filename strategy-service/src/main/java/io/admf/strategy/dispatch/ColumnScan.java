package io.admf.strategy.dispatch;

import io.admf.component.ComponentException;
import io.admf.event.Action;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import io.admf.strategy.Decision;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Stretch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the turns of a column by asking its strategy to look ahead. Stores nothing by row. */
final class ColumnScan implements TurnScan {

  private final String id;
  private final SignalStrategy strategy;
  private final boolean fullConviction;
  private final Inputs inputs;
  private final OpenBlock source;
  private final Cursor cursor;
  private final Stretch ahead;
  private @Nullable BarBlock block;
  private int rows;
  private int ready;
  private byte action = SignalFrame.HOLD;
  private double strength;

  /**
   * @param id names the strategy in errors
   * @param inputs its features on its only series
   * @param source where the block is found
   */
  ColumnScan(String id, SignalStrategy strategy, Inputs inputs, OpenBlock source) {
    this.id = id;
    this.strategy = strategy;
    this.fullConviction = strategy.fullConviction();
    this.inputs = inputs;
    this.source = source;
    Cursor[] only = new Cursor[1];
    this.cursor = new Cursor(inputs, only);
    only[0] = cursor;
    this.ahead = cursor.ahead();
  }

  @Override
  public int rows() {
    follow();
    return rows;
  }

  @Override
  public int next(int from, int to, byte stance) {
    follow();
    Objects.checkFromToIndex(from, to, rows);
    int first = Math.max(from, ready);
    if (first >= to) {
      return to;
    }
    int row = strategy.seek(ahead, first, to, named(stance));
    if (row == to) {
      return to;
    }
    Objects.checkIndex(row - first, to - first);
    if (fullConviction && stance != SignalFrame.HOLD) {
      action = (byte) -stance;
      strength = 1;
    } else {
      ask(row, stance);
    }
    return row;
  }

  private void ask(int row, byte stance) {
    cursor.moveTo(row);
    Decision decision = SignalColumn.said(id, strategy.decide(cursor));
    action = SignalColumn.code(decision.action());
    strength = decision.strength();
    if (action == SignalFrame.HOLD || action == stance) {
      throw new ComponentException(
          "strategy %s: expected seek to find what decide says, but at bar %d it says %s to one who says %s"
              .formatted(id, cursor.barNumber(), decision.action(), named(stance)));
    }
  }

  @Override
  public byte action() {
    return action;
  }

  @Override
  public double strength() {
    return strength;
  }

  /** Goes to the block that is open now. */
  private void follow() {
    BarBlock open = source.block();
    if (open != null && open != block) {
      BarFrame bars = open.frame(inputs.series());
      cursor.enter(bars, source.features(inputs.series()));
      rows = bars.rows();
      ready = inputs.firstReady(bars);
      block = open;
    }
  }

  private static Action named(byte stance) {
    if (stance == SignalFrame.BUY) {
      return Action.BUY;
    }
    return stance == SignalFrame.SELL ? Action.SELL : Action.HOLD;
  }
}
