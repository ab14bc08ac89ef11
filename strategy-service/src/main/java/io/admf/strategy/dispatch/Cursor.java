package io.admf.strategy.dispatch;

import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.strategy.Moment;
import io.admf.strategy.Stretch;

/** A moment that is moved along the bars of one series. */
final class Cursor implements Moment {

  private static final double[] NONE = {};

  private final Inputs inputs;
  private final Cursor[] subscriptions;
  private final double[][] features;
  private double[] open = NONE;
  private double[] high = NONE;
  private double[] low = NONE;
  private double[] close = NONE;
  private double[] volume = NONE;
  private long[] times = {};
  private long firstRow;
  private int row = -1;

  /**
   * @param inputs the series and its features
   * @param subscriptions the cursors of all subscribed series, filled by the caller
   */
  Cursor(Inputs inputs, Cursor[] subscriptions) {
    this.inputs = inputs;
    this.subscriptions = subscriptions;
    this.features = new double[inputs.columns().length][];
  }

  /** Goes to a frame. */
  void enter(BarFrame bars, FeatureFrame frame) {
    for (int i = 0; i < features.length; i++) {
      features[i] = frame.values()[inputs.columns()[i]];
    }
    open = bars.open();
    high = bars.high();
    low = bars.low();
    close = bars.close();
    volume = bars.volume();
    times = bars.knownAt();
    firstRow = bars.firstRow();
  }

  /** Goes to a row of the frame. */
  void moveTo(int next) {
    row = next;
  }

  /** Whether it stands on a bar at which all features are ready. */
  boolean ready() {
    return row >= 0 && barNumber() >= inputs.warmup();
  }

  @Override
  public double feature(int index) {
    return features[index][row];
  }

  @Override
  public double open() {
    return open[row];
  }

  @Override
  public double high() {
    return high[row];
  }

  @Override
  public double low() {
    return low[row];
  }

  @Override
  public double close() {
    return close[row];
  }

  @Override
  public double volume() {
    return volume[row];
  }

  @Override
  public long barNumber() {
    return firstRow + row;
  }

  @Override
  public long time() {
    return times[row];
  }

  @Override
  public Moment on(int subscription) {
    return subscriptions[subscription];
  }

  /** The columns of the frame that it is in, from frame to frame; {@code at} moves it. */
  Stretch ahead() {
    return new Ahead(this, features);
  }

  private record Ahead(Cursor cursor, double[][] features) implements Stretch {

    @Override
    public double[] feature(int index) {
      return features[index];
    }

    @Override
    public double[] open() {
      return cursor.open;
    }

    @Override
    public double[] high() {
      return cursor.high;
    }

    @Override
    public double[] low() {
      return cursor.low;
    }

    @Override
    public double[] close() {
      return cursor.close;
    }

    @Override
    public double[] volume() {
      return cursor.volume;
    }

    @Override
    public Moment at(int row) {
      cursor.moveTo(row);
      return cursor;
    }
  }
}
