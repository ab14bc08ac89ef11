package io.admf.data.check;

import io.admf.component.Names;
import org.jspecify.annotations.Nullable;

/**
 * Finds prices far from those around them: bars whose close leaves and comes back, and highs and
 * lows far from the closes on both sides. A move that stays is left to {@link Moves}.
 */
final class Outliers implements Detector {

  /** How much of a move must be undone for it to have been an outlier. */
  private static final double UNDONE = 0.65;

  private final Findings findings;
  private final Thresholds limits;
  private final Moves moves;
  private final Spread spread = new Spread();
  private double before = Double.NaN;
  private @Nullable Away away;

  /** A close that left. */
  private record Away(String where, long index, double from, double size, double close) {}

  Outliers(Findings findings, Thresholds limits, Moves moves) {
    this.findings = findings;
    this.limits = limits;
    this.moves = moves;
  }

  @Override
  public void bar(Seen bar) {
    Away left = away;
    if (left != null) {
      double undone = -StrictMath.log(bar.close / left.close()) / left.size();
      if (undone >= UNDONE && undone <= 2 - UNDONE) {
        tell(left);
        moves.undone();
        away = null;
        before = bar.close;
        return;
      }
      if (bar.index - left.index() >= limits.outlierBars()) {
        away = null;
      }
    }
    if (!Double.isNaN(before)) {
      look(bar);
    }
    before = bar.close;
  }

  private void look(Seen bar) {
    double size = StrictMath.log(bar.close / before);
    double up = bar.high / Math.max(before, bar.close);
    double down = Math.min(before, bar.close) / bar.low;
    boolean far = Math.abs(size) > limits.outlierLeast();
    boolean wick = Math.max(up, down) > 1 + limits.outlierLeast();
    if (!far && !wick) {
      spread.add(size);
      return;
    }
    double usual = spread.get();
    double limit = Math.max(limits.outlierLeast(), limits.outlierSpreads() * usual);
    if (Math.abs(size) <= limit) {
      spread.add(size);
    } else if (away == null) {
      away = new Away(bar.where(), bar.index, before, size, bar.close);
    }
    if (away == null && StrictMath.log(Math.max(up, down)) > limit) {
      boolean high = up > down;
      tell(
          bar.where(),
          high ? (bar.open == bar.high ? "open" : "high") : (bar.open == bar.low ? "open" : "low"),
          high ? bar.high : bar.low,
          before,
          " and closes at " + Names.number(bar.close));
    }
  }

  private void tell(Away left) {
    tell(left.where(), "close", left.close(), left.from(), " and returns");
  }

  private void tell(String where, String what, double price, double around, String after) {
    double ratio = price / around;
    int power = Ratios.powerOfTen(ratio);
    String message =
        "expected a price near %s, was %s of %s (%s)%s"
            .formatted(Names.number(around), what, Names.number(price), Ratios.times(ratio), after);
    if (power != 0) {
      findings.error(
          Kind.OUTLIER,
          where,
          message,
          "the point is %d place%s off: correct the price"
              .formatted(Math.abs(power), Math.abs(power) == 1 ? "" : "s"));
    } else {
      findings.warning(Kind.OUTLIER, where, message, "compare with another source");
    }
  }

  @Override
  public void end() {
    // one that never came back is a move
  }
}
