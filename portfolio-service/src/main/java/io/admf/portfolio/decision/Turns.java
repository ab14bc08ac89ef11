package io.admf.portfolio.decision;

import io.admf.event.Action;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the joint opinion of some signal columns turns: from none or SELL to BUY, or from none or
 * BUY to SELL. A sustained opinion turns once; HOLD turns nothing. Portfolios that listen to the
 * same columns with the same weights share one instance, and their decisions cost nothing where
 * nothing turns.
 *
 * <p>Several columns on one series are joined by weighted vote: the sum of weight × strength, buys
 * counting positive and sells negative; its sign is the action, its size over the sum of weights
 * the strength.
 */
public final class Turns {

  private final List<Integer> signals;
  private final double[] weights;
  private final double allWeights;
  private final byte[] stance; // by place of the series in `series`
  private final int[] series;

  /** Room for the place of a series in the sorting key. */
  private static final int PLACE_BITS = 24;

  private long first;
  private Room room;
  private int count;
  private SignalFrame[] frames = {};

  /** Where the turns of a block are written; who is done with them may lend it to others. */
  public static final class Room {

    private long[] slices = new long[16];
    private int[] rows = new int[16];
    private int[] places = new int[16];
    private byte[] actions = new byte[16];
    private double[] strengths = new double[16];
    private int[] causes = new int[16];

    private Room copy() {
      Room copy = new Room();
      copy.slices = slices.clone();
      copy.rows = rows.clone();
      copy.places = places.clone();
      copy.actions = actions.clone();
      copy.strengths = strengths.clone();
      copy.causes = causes.clone();
      return copy;
    }

    private void grow() {
      int size = slices.length * 2;
      slices = Arrays.copyOf(slices, size);
      rows = Arrays.copyOf(rows, size);
      places = Arrays.copyOf(places, size);
      actions = Arrays.copyOf(actions, size);
      strengths = Arrays.copyOf(strengths, size);
      causes = Arrays.copyOf(causes, size);
    }
  }

  /**
   * @param signals indices of the columns
   * @param weights one for each, positive
   * @param series the series that they are about, each once, in the order of the run
   */
  public Turns(List<Integer> signals, List<Double> weights, List<Integer> series) {
    this(signals, weights, series, new Room());
  }

  /**
   * The same where room is lent.
   *
   * @param room until {@link #in} says otherwise
   */
  public Turns(List<Integer> signals, List<Double> weights, List<Integer> series, Room room) {
    this.room = room;
    this.signals = signals;
    this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
    this.allWeights = Arrays.stream(this.weights).sum();
    this.series = series.stream().mapToInt(Integer::intValue).toArray();
    this.stance = new byte[this.series.length];
  }

  /** Finds turns into {@code other} from now on; those found before are forgotten. */
  public void in(Room other) {
    room = other;
    count = 0;
  }

  /** Finds the turns of the next block. */
  public void read(BarBlock block, SignalFrame[] frames) {
    this.frames = frames;
    count = 0;
    first = block.firstSlice();
    for (int place = 0; place < series.length; place++) {
      List<Voice> voices = new ArrayList<>();
      for (int i = 0; i < signals.size(); i++) {
        SignalFrame frame = frames[signals.get(i)];
        if (frame.series() == series[place]) {
          voices.add(new Voice(i, frame, weights[i]));
        }
      }
      BarFrame bars = block.frame(series[place]);
      if (voices.size() == 1) {
        readOne(bars, voices.getFirst(), place);
      } else {
        readJoint(bars, voices, place);
      }
    }
    if (series.length > 1) {
      sort();
    }
  }

  /**
   * Finds the turns of the next block where there is one column, on one series: the same as {@link
   * #read} without the column being written out.
   */
  public void scan(BarBlock block, TurnScan column) {
    if (signals.size() != 1 || series.length != 1) {
      throw new IllegalStateException(
          "expected one column on one series, was %s on %s"
              .formatted(signals, Arrays.toString(series)));
    }
    count = 0;
    BarFrame bars = block.frame(series[0]);
    int[] offsets = bars.offsets();
    int end = column.rows();
    for (int row = column.next(0, end, stance[0]);
        row < end;
        row = column.next(row + 1, end, stance[0])) {
      stance[0] = column.action();
      add(bars.firstSlice() + offsets[row], row, 0, stance[0], column.strength(), 0);
    }
  }

  /** One of the columns about a series: its place among the portfolio's columns, and its weight. */
  private record Voice(int column, SignalFrame frame, double weight) {}

  private void readOne(BarFrame bars, Voice voice, int place) {
    SignalFrame frame = voice.frame();
    byte[] column = frame.actions();
    byte current = stance[place];
    for (int row = 0; row < frame.rows(); row++) {
      byte action = column[row];
      if (action != SignalFrame.HOLD && action != current) {
        current = action;
        add(
            bars.firstSlice() + bars.offsets()[row],
            row,
            place,
            action,
            frame.strengths()[row],
            voice.column());
      }
    }
    stance[place] = current;
  }

  private void readJoint(BarFrame bars, List<Voice> voices, int place) {
    byte current = stance[place];
    for (int row = 0; row < bars.rows(); row++) {
      double score = 0;
      for (Voice voice : voices) {
        SignalFrame frame = voice.frame();
        score += voice.weight() * frame.actions()[row] * frame.strengths()[row];
      }
      byte action = (byte) Math.signum(score);
      if (action != SignalFrame.HOLD && action != current) {
        current = action;
        add(
            bars.firstSlice() + bars.offsets()[row],
            row,
            place,
            action,
            Math.min(1, Math.abs(score) / allWeights),
            cause(voices, row, action));
      }
    }
    stance[place] = current;
  }

  /** The first column that agrees with the joint opinion. */
  private static int cause(List<Voice> voices, int row, byte action) {
    for (Voice voice : voices) {
      if (voice.frame().actions()[row] == action) {
        return voice.column();
      }
    }
    throw new IllegalStateException("an opinion that nobody holds");
  }

  private void add(long slice, int row, int place, byte action, double strength, int cause) {
    Room to = room;
    if (count == to.slices.length) {
      to.grow();
    }
    to.slices[count] = slice;
    to.rows[count] = row;
    to.places[count] = place;
    to.actions[count] = action;
    to.strengths[count] = strength;
    to.causes[count] = cause;
    count++;
  }

  /**
   * By slice; within a slice sells before buys, so that their proceeds are there; then by series.
   */
  private void sort() {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      long side = room.actions[i] == SignalFrame.SELL ? 0 : 1;
      keys[i] = ((room.slices[i] - first) << 1 | side) << PLACE_BITS | room.places[i];
    }
    int[] order = new int[count];
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < count; i++) { // no two keys are alike: a series turns once in a slice
      order[Arrays.binarySearch(sorted, keys[i])] = i;
    }
    Room old = room.copy();
    for (int i = 0; i < count; i++) {
      room.slices[i] = old.slices[order[i]];
      room.rows[i] = old.rows[order[i]];
      room.places[i] = old.places[order[i]];
      room.actions[i] = old.actions[order[i]];
      room.strengths[i] = old.strengths[order[i]];
      room.causes[i] = old.causes[order[i]];
    }
  }

  /** How many turns the block has. */
  public int count() {
    return count;
  }

  /** The first turn at {@code slice} or later; {@link #count} when there is none. */
  public int first(long slice) {
    int at = Arrays.binarySearch(room.slices, 0, count, slice);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && room.slices[at - 1] == slice) {
      at--;
    }
    return at;
  }

  /** The slice of a turn. */
  public long slice(int turn) {
    return room.slices[turn];
  }

  /** The row of the series' bar at which it turns. */
  public int row(int turn) {
    return room.rows[turn];
  }

  /** The series that a turn is about. */
  public int series(int turn) {
    return series[room.places[turn]];
  }

  /** BUY or SELL. */
  public Action action(int turn) {
    return room.actions[turn] == SignalFrame.BUY ? Action.BUY : Action.SELL;
  }

  /** The column that the turn is put down to, by its place in the portfolio's list of columns. */
  public int cause(int turn) {
    return room.causes[turn];
  }

  /** Conviction, 0 to 1. */
  public double strength(int turn) {
    return room.strengths[turn];
  }

  /** The stop loss that the signal gives which the turn is put down to; NaN for none. */
  public double stopLoss(int turn) {
    return frame(turn).stopLoss(room.rows[turn]);
  }

  /** The price target that the signal gives which the turn is put down to; NaN for none. */
  public double priceTarget(int turn) {
    return frame(turn).priceTarget(room.rows[turn]);
  }

  private SignalFrame frame(int turn) {
    return frames[signals.get(room.causes[turn])];
  }
}
