package io.admf.data.check;

import io.admf.time.Instants;

/** Finds bars of up to an hour that open between two openings of their timeframe. */
final class Grid implements Detector {

  private static final long MILLI = 1_000_000;

  /** A double near today's epoch nanoseconds is a multiple of this. */
  private static final long ROUNDED = 512;

  private final Findings findings;
  private final long timeframe;
  private long phase = -1;
  private long bars;
  private long off;
  private long rounded;
  private String where = "";
  private String time = "";
  private String roundedWhere = "";

  Grid(Findings findings, long timeframe) {
    this.findings = findings;
    this.timeframe = timeframe;
  }

  @Override
  public void bar(Seen bar) {
    long fraction = Math.floorMod(bar.time, MILLI);
    if (fraction != 0 && Math.min(fraction, MILLI - fraction) <= ROUNDED) {
      if (rounded++ == 0) {
        roundedWhere = bar.where();
      }
      return;
    }
    if (timeframe > 3600 * Instants.SECOND) {
      return;
    }
    bars++;
    long now = Math.floorMod(bar.time, timeframe);
    if (phase < 0) {
      phase = now;
    } else if (now != phase && off++ == 0) {
      where = bar.where();
      time = Instants.format(bar.time);
    }
  }

  @Override
  public void end() {
    if (rounded > 0) {
      findings.warning(
          Kind.NUMBERS,
          roundedWhere,
          Say.are(rounded, "time")
              + " a few nanoseconds off a whole millisecond: they were kept as floating point",
          "write them as whole numbers, or in milliseconds");
    }
    if (2 * off > bars) {
      findings.note(
          Kind.OFF_GRID,
          where,
          Say.were(off, "bar") + " opened at irregular times, as bars made of ticks or volume do",
          "");
    } else if (off > 0) {
      findings.warning(
          Kind.OFF_GRID,
          where,
          Say.were(off, "bar")
              + " opened between two openings of the timeframe, the first at "
              + time,
          "see whether they are ticks, or of another timeframe");
    }
  }
}
