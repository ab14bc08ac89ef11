package io.admf.plan;

/**
 * How much equity positions need, as fractions of their market value. Regulation T: 0.5 and 0.25,
 * short 0.5 and 0.3; simple leverage of 4: 0.25 everywhere.
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
}
