package io.admf.reporting.gain;

import java.util.List;

/**
 * What a portfolio gained by where it came from.
 *
 * @param lines sum to the change of equity, by source and then by symbol; those of nothing are left
 *     out
 */
public record Gain(List<Line> lines) {

  /** Of a portfolio of which it is not known. */
  public static final Gain NONE = new Gain(List.of());

  public Gain {
    lines = List.copyOf(lines);
  }

  /**
   * A part of it.
   *
   * @param symbol that it is of; empty where it is of none
   * @param amount money units of the account's currency; what was lost is negative
   */
  public record Line(Source source, String symbol, long amount) {}

  /** The change of equity, money units. */
  public long change() {
    long sum = 0;
    for (Line line : lines) {
      sum = Math.addExact(sum, line.amount());
    }
    return sum;
  }
}
