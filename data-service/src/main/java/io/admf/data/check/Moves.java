package io.admf.data.check;

import io.admf.component.Names;
import io.admf.time.Instants;
import org.jspecify.annotations.Nullable;

/**
 * Finds moves from one bar to the next that stay: between sessions splits that nobody told,
 * anywhere prices in another unit, and others that are too large to be believed. Volume decides
 * where price alone cannot: a split of 2:1 doubles it.
 */
final class Moves implements Detector {

  /** Days after a move whose volume is looked at. */
  private static final int DAYS_AFTER = 2;

  /** How much of what a split does to volume must be seen for it to be no chance. */
  private static final double VOLUME_FITS = 0.4;

  private static final double UNBELIEVABLE = 3;

  private final Findings findings;
  private final CheckSettings settings;
  private final Thresholds limits;
  private final long timeframe;
  private final Spread spread = new Spread();
  private final DayVolumes volumes = new DayVolumes();
  private double close = Double.NaN;
  private long day = Long.MIN_VALUE;
  private double dayVolume;
  private @Nullable Move move;
  private double volumeAfter;
  private int daysAfter;

  /** A move from one close to the next open. */
  private record Move(
      String where,
      long day,
      boolean overnight,
      double before,
      double after,
      double volumeBefore) {}

  Moves(Findings findings, CheckSettings settings, long timeframe) {
    this.findings = findings;
    this.settings = settings;
    this.limits = settings.thresholds();
    this.timeframe = timeframe;
  }

  @Override
  public void bar(Seen bar) {
    boolean newDay = timeframe >= Instants.DAY || bar.day() != day;
    if (newDay && day != Long.MIN_VALUE) {
      endDay();
    }
    if (!Double.isNaN(close)) {
      look(bar, newDay);
    }
    day = bar.day();
    close = bar.close;
    dayVolume += bar.volume;
  }

  private void endDay() {
    if (move != null) {
      volumeAfter += dayVolume;
      daysAfter++;
      if (daysAfter == DAYS_AFTER) {
        decide();
      }
    } else {
      volumes.add(dayVolume);
    }
    dayVolume = 0;
  }

  private void look(Seen bar, boolean overnight) {
    double size = StrictMath.log(bar.open / close);
    double least = limits.splitLeast();
    boolean stays = Math.abs(StrictMath.log(bar.close / bar.open)) < Math.abs(size) / 2;
    if (Math.abs(size) > least && stays && Math.abs(size) > limits.splitSpreads() * spread.get()) {
      decide();
      move = new Move(bar.where(), bar.day(), overnight, close, bar.open, volumes.usual());
      volumeAfter = 0;
      daysAfter = 0;
    } else {
      spread.add(size);
    }
  }

  /** The last move was an outlier, from which the next bar returns. */
  void undone() {
    move = null;
    close = Double.NaN;
  }

  private void decide() {
    Move last = move;
    move = null;
    if (last == null) {
      return;
    }
    double fall = last.before() / last.after();
    if (known(last, fall)) {
      return;
    }
    double volumeRatio =
        daysAfter == 0 || last.volumeBefore() == 0
            ? Double.NaN
            : volumeAfter / daysAfter / last.volumeBefore();
    double fits = StrictMath.log(volumeRatio) / StrictMath.log(fall);
    String message =
        "expected to open near %s, was %s (%s), and it stays"
            .formatted(
                Names.number(last.before()), Names.number(last.after()), Ratios.times(1 / fall));
    double[] shares =
        last.overnight() ? Ratios.split(fall, limits.splitTolerance()) : new double[0];
    boolean volumeFits = fits >= VOLUME_FITS;
    int power = Ratios.powerOfTen(fall);
    if (Math.abs(power) >= 1 && (Math.abs(power) > 2 || !volumeFits)) {
      findings.error(
          Kind.SCALE,
          last.where(),
          message,
          "prices are in another unit from here on: divide or multiply them by %s"
              .formatted(Names.number(StrictMath.pow(10, Math.abs(power)))));
    } else if (shares.length > 0) {
      findings.warning(
          Kind.SPLIT,
          last.where(),
          message
              + ": like a split of %s:%s%s"
                  .formatted(
                      Names.number(shares[0]),
                      Names.number(shares[1]),
                      volume(volumeRatio, volumeFits)),
          "give the split as a corporate action, or take adjusted prices");
    } else if (Math.max(fall, 1 / fall) >= UNBELIEVABLE) {
      findings.warning(Kind.OUTLIER, last.where(), message, "compare with another source");
    }
  }

  private static String volume(double ratio, boolean fits) {
    if (Double.isNaN(ratio)) {
      return "";
    }
    String times = Ratios.times(ratio);
    return (fits ? ", and volume " : ", but volume ")
        + (times.endsWith("%") ? "moves by " + times : "is " + times + " what it was");
  }

  private boolean known(Move last, double fall) {
    for (CheckSettings.KnownSplit split : settings.splits()) {
      boolean near = Math.abs(split.day() - last.day()) <= 1;
      if (near && Math.abs(StrictMath.log(fall / split.ratio())) < limits.splitLeast()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void end() {
    endDay();
    decide();
  }
}
