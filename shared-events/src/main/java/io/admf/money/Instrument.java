package io.admf.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is traded, and the increment in which it is counted.
 *
 * @param symbol its name in configuration and data
 * @param sizeDecimals digits after the point of its smallest quantity: 0 for shares, 8 for most
 *     coins; 0 to 9
 * @param currency the currency of its price
 * @param lot size units that orders come in multiples of, at least 1
 * @param multiplier units of currency that a price of 1 is worth for one whole unit: 1, or the
 *     contract multiplier
 * @param tick the increment of its price, 0 for none
 * @param future whether its price is not paid but only its change: a futures contract
 */
public record Instrument(
    String symbol,
    int sizeDecimals,
    String currency,
    long lot,
    double multiplier,
    double tick,
    boolean future) {

  private static final long[] POWERS = {
    1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L
  };

  private static final BigDecimal SPLIT_SLACK = new BigDecimal("0.000001");

  /** Below this the decimal text of a double has the same whole part as the double. */
  private static final double EXACT = 0x1p53;

  public Instrument {
    if (sizeDecimals < 0 || sizeDecimals >= POWERS.length) {
      throw new IllegalArgumentException("expected size decimals 0 to 9, was " + sizeDecimals);
    }
    if (lot < 1 || !(multiplier > 0 && multiplier < 1e12) || !(tick >= 0 && tick < 1e12)) {
      throw new IllegalArgumentException(
          "expected a lot of at least 1, a positive multiplier and a tick of at least 0, was %d, %s and %s"
              .formatted(lot, multiplier, tick));
    }
  }

  /** Something that is paid for, unit by unit, at any price. */
  public Instrument(String symbol, int sizeDecimals, String currency) {
    this(symbol, sizeDecimals, currency, 1, 1, 0, false);
  }

  /** Whether it is paid for, unit by unit, at any price. */
  public boolean plain() {
    return lot == 1 && multiplier == 1 && tick == 0 && !future;
  }

  /** Size units of {@code units} that orders may come in: rounded toward zero to whole lots. */
  public long lots(long units) {
    return lot == 1 ? units : units - units % lot;
  }

  /**
   * The nearest price on the tick that is no higher, or no lower, than {@code price}; ticks are
   * counted from 0, in exact decimals.
   *
   * @param up whether the next higher one is meant
   */
  public double onTick(double price, boolean up) {
    if (tick == 0 || !(Math.abs(price) < Double.POSITIVE_INFINITY)) {
      return price;
    }
    BigDecimal step = BigDecimal.valueOf(tick);
    return BigDecimal.valueOf(price)
        .divide(step, 0, up ? RoundingMode.CEILING : RoundingMode.FLOOR)
        .multiply(step)
        .doubleValue();
  }

  /** Size units that make one: 1 for shares, 10<sup>8</sup> for a coin counted in satoshi. */
  public long unitsPerOne() {
    return POWERS[sizeDecimals];
  }

  /**
   * Size units in {@code quantity}, read as its shortest decimal text, rounded toward zero: nothing
   * is bought that was not asked for, and 0.3 coins are three tenths.
   */
  public long units(double quantity) {
    return sizeDecimals == 0 && Math.abs(quantity) < EXACT
        ? (long) quantity
        : units(BigDecimal.valueOf(quantity));
  }

  /** Size units in {@code quantity}, rounded toward zero. */
  public long units(BigDecimal quantity) {
    return quantity.movePointRight(sizeDecimals).setScale(0, RoundingMode.DOWN).longValueExact();
  }

  /**
   * Size units that {@code units} become by a split, rounded toward zero; the sign is kept. A
   * result within a millionth of a unit of a whole number is that number, for ratios that have no
   * exact decimal text.
   *
   * @param ratio new units for each old one, positive
   * @throws ArithmeticException if the result is beyond 2<sup>62</sup>
   */
  public static long split(long units, double ratio) {
    BigDecimal exact = BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(ratio));
    BigDecimal whole = exact.setScale(0, RoundingMode.HALF_EVEN);
    boolean near = exact.subtract(whole).abs().compareTo(SPLIT_SLACK) <= 0;
    long result = (near ? whole : exact.setScale(0, RoundingMode.DOWN)).longValueExact();
    if (Math.abs(result) > 1L << 62) {
      throw new ArithmeticException(units + " units split by " + ratio);
    }
    return result;
  }

  /** The quantity as a {@code double}, for ratios and display. */
  public double quantity(long units) {
    return (double) units / unitsPerOne();
  }

  /** The quantity as plain decimal text. */
  public String format(long units) {
    BigDecimal quantity = BigDecimal.valueOf(units, sizeDecimals).stripTrailingZeros();
    return (quantity.scale() < 0 ? quantity.setScale(0, RoundingMode.UNNECESSARY) : quantity)
        .toPlainString();
  }

  /**
   * Money units of {@code units} at {@code price}: price × (units × multiplier) in IEEE double,
   * rounded once to the nearest money unit, ties to even. The sign follows {@code units}.
   */
  public long notional(double price, long units) {
    double amount = price * (units * multiplier) * Money.SCALE;
    return Money.round(sizeDecimals == 0 ? amount : amount / unitsPerOne());
  }
}
