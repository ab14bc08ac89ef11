package io.admf.data.check;

import io.admf.component.Names;
import java.util.Locale;

/** Finds bars that repeat the one before, and long times without volume. */
final class Repeats implements Detector {

  /** Prices come back to where they were more often than prices and volume. */
  private static final int ALIKE = 2;

  private final Findings findings;
  private final Thresholds limits;
  private double open = Double.NaN;
  private double high;
  private double low;
  private double close;
  private double volume;
  private int alike;
  private boolean sameVolume;
  private String alikeFrom = "";
  private int quiet;
  private String quietFrom = "";
  private long quietBars;
  private long bars;
  private int quietRuns;
  private int longestQuiet;
  private String longestFrom = "";

  Repeats(Findings findings, Thresholds limits) {
    this.findings = findings;
    this.limits = limits;
  }

  @Override
  public void bar(Seen bar) {
    bars++;
    if (bar.open == open && bar.high == high && bar.low == low && bar.close == close) {
      alike++;
      sameVolume &= bar.volume == volume;
    } else {
      endAlike();
      alike = 1;
      sameVolume = true;
      alikeFrom = "";
    }
    if (alike == 2) {
      alikeFrom = bar.where();
    }
    open = bar.open;
    high = bar.high;
    low = bar.low;
    close = bar.close;
    volume = bar.volume;
    if (volume == 0) {
      quietBars++;
      if (quiet++ == 0) {
        quietFrom = bar.where();
      }
    } else {
      endQuiet();
    }
  }

  private void endAlike() {
    boolean flat = high == low;
    boolean traded = sameVolume && volume > 0;
    int least = traded ? limits.staleBars() : flat ? limits.flatBars() : ALIKE * limits.staleBars();
    if (alike >= least) {
      String bar =
          flat
              ? "at " + Names.number(close)
              : "of %s, %s, %s, %s"
                  .formatted(
                      Names.number(open),
                      Names.number(high),
                      Names.number(low),
                      Names.number(close));
      findings.warning(
          Kind.STALE,
          alikeFrom,
          String.format(
              Locale.ROOT,
              "expected prices that move, was %,d bars alike in a row %s%s",
              alike,
              bar,
              traded ? ", volume " + Names.number(volume) : ""),
          "see whether the feed stood still; take the copies out");
    }
  }

  private void endQuiet() {
    if (quiet >= limits.noVolumeBars()) {
      quietRuns++;
      if (quiet > longestQuiet) {
        longestQuiet = quiet;
        longestFrom = quietFrom;
      }
    }
    quiet = 0;
  }

  /** How many bars have no volume. */
  long withoutVolume() {
    return quietBars;
  }

  @Override
  public void end() {
    endAlike();
    if (bars > 0 && quietBars == bars) {
      findings.note(
          Kind.NO_VOLUME,
          quietFrom,
          "no bar has any volume",
          "orders that are limited by volume will not be filled");
      return;
    }
    endQuiet();
    if (quietRuns > 0) {
      findings.warning(
          Kind.NO_VOLUME,
          longestFrom,
          String.format(
              Locale.ROOT,
              "expected volume as in other bars, was none in %,d bars in a row%s",
              longestQuiet,
              quietRuns == 1
                  ? ""
                  : String.format(Locale.ROOT, " and in %,d more such runs", quietRuns - 1)),
          "see whether there was no trading, or a column is missing there");
    }
  }
}
