package io.admf.portfolio;

/**
 * How far a stop or target is.
 *
 * @param value not negative, in {@code unit}
 */
public record Reach(double value, Unit unit) {

  /** What a reach is counted in. */
  public enum Unit {
    /** Percent of the price that it is counted from. */
    PERCENT,
    /** Money for one whole unit. */
    AMOUNT,
    /** It is a price, not a distance. */
    PRICE
  }

  /** No distance at all: there is no such order. */
  public static final Reach NOWHERE = new Reach(Double.NaN, Unit.AMOUNT);

  /** Whether it leads anywhere. */
  public boolean leads() {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** The distance from a price, as an amount. */
  public double from(double price) {
    return switch (unit) {
      case PERCENT -> price * value / 100;
      case AMOUNT -> value;
      case PRICE -> Math.abs(price - value);
    };
  }
}
