package io.admf.plan;

import io.admf.money.Money;

/**
 * How much equity positions need, as fractions of their market value.
 *
 * @param initial to open a long position
 * @param maintenance below which a long position is called
 * @param shortInitial to open a short position, beside its proceeds
 * @param shortMaintenance below which a short position is called
 */
public record MarginSpec(
    double initial, double maintenance, double shortInitial, double shortMaintenance) {

  /** Everything is paid in full. */
  public static final MarginSpec FULL = new MarginSpec(1, 0, 1, 0);

  /**
   * Regulation T of the Federal Reserve Board (12 CFR 220.12: half of the value, for a short sale
   * 150 % of it, proceeds included) with the maintenance that FINRA rule 4210 asks for: 25 % long,
   * 30 % short.
   */
  public static final MarginSpec REG_T = new MarginSpec(0.5, 0.25, 0.5, 0.3);

  /**
   * Money units of equity to open a position.
   *
   * @param value of the position in money units, negative for a short one
   */
  public long initialOf(long value) {
    return Money.round(Math.abs((double) value) * (value < 0 ? shortInitial : initial));
  }

  /**
   * Money units of equity below which a position is called.
   *
   * @param value of the position in money units, negative for a short one
   */
  public long maintenanceOf(long value) {
    return Money.round(Math.abs((double) value) * (value < 0 ? shortMaintenance : maintenance));
  }
}
