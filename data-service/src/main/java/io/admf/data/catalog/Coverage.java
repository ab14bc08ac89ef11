package io.admf.data.catalog;

import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Where a series has bars and where it has none. Measured against its own usual step, the time from
 * the opening of one bar to that of the next that occurs most often: nights and weekends of an
 * exchange are gaps too.
 *
 * @param bars how many
 * @param first when the first opens, epoch nanoseconds
 * @param last when the last opens, epoch nanoseconds
 * @param low the lowest price
 * @param high the highest price
 * @param volume the sum of all volumes
 * @param months bars that open in each month of UTC that has any, in order
 * @param steps how often each time from one bar to the next occurs, the most frequent first; the
 *     first {@value #STEPS} of them
 * @param gaps how many steps are longer than the usual
 * @param missing bars of the usual step that would fit into the gaps
 * @param longest the longest gaps, the longest first; {@value #LONGEST} at most
 */
public record Coverage(
    long bars,
    long first,
    long last,
    double low,
    double high,
    double volume,
    Map<YearMonth, Long> months,
    List<Step> steps,
    long gaps,
    long missing,
    List<Gap> longest) {

  private static final int STEPS = 8;
  private static final int LONGEST = 10;

  /** Different steps that are counted; a market without any rhythm has no use for more. */
  private static final int DISTINCT = 100_000;

  /**
   * A time from the opening of a bar to that of the next.
   *
   * @param nanos how long
   * @param count how often it occurs
   */
  public record Step(long nanos, long count) {}

  /**
   * A step that is longer than the usual.
   *
   * @param from when the bar before opens, epoch nanoseconds
   * @param to when the bar after opens, epoch nanoseconds
   * @param missing bars of the usual step that would fit between
   */
  public record Gap(long from, long to, long missing) {

    /** How long it is from bar to bar, nanoseconds. */
    public long nanos() {
      return to - from;
    }
  }

  /** The time from one bar to the next that occurs most often, nanoseconds; 0 for a single bar. */
  public long usualStep() {
    return steps.isEmpty() ? 0 : steps.getFirst().nanos();
  }

  /** Looks at the bars from row {@code from} up to {@code to}, exclusive; there is one at least. */
  public static Coverage of(BarFile file, long from, long to) {
    if (from >= to) {
      throw new IllegalArgumentException("expected a bar at least, was " + from + " to " + to);
    }
    First first = new First();
    file.visit(from, to, (row, bars, count) -> first.add(bars, count));
    List<Step> steps = first.steps();
    Gaps gaps = new Gaps(steps.isEmpty() ? Long.MAX_VALUE : steps.getFirst().nanos());
    file.visit(from, to, (row, bars, count) -> gaps.add(bars, count));
    return new Coverage(
        to - from,
        file.time(BarFile.Time.OPEN, from),
        file.time(BarFile.Time.OPEN, to - 1),
        first.low,
        first.high,
        first.volume,
        first.months(),
        steps.stream().limit(STEPS).toList(),
        gaps.count,
        gaps.missing,
        gaps.longest());
  }

  /** What a first look finds: all but the gaps, for which the usual step must be known. */
  private static final class First {
    private final TreeMap<Long, Long> byStep = new TreeMap<>();
    private final TreeMap<YearMonth, Long> byMonth = new TreeMap<>();
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double volume;
    private long before;
    private boolean begun;
    private long step = -1;
    private long ofStep;
    private long day = Long.MIN_VALUE;
    private long ofDay;

    void add(BarFrame.Columns bars, int count) {
      for (int i = 0; i < count; i++) {
        low = Math.min(low, bars.low()[i]);
        high = Math.max(high, bars.high()[i]);
        volume += bars.volume()[i];
        long open = bars.eventTimes()[i];
        if (begun) {
          step(open - before);
        }
        begun = true;
        before = open;
        long opensOn = Math.floorDiv(open, Instants.DAY);
        if (opensOn != day) {
          endDay();
          day = opensOn;
        }
        ofDay++;
      }
    }

    /** Equal steps mostly follow each other and are counted together. */
    private void step(long nanos) {
      if (nanos != step) {
        endStep();
        step = nanos;
      }
      ofStep++;
    }

    private void endStep() {
      if (ofStep > 0 && (byStep.size() < DISTINCT || byStep.containsKey(step))) {
        byStep.merge(step, ofStep, Long::sum);
      }
      ofStep = 0;
    }

    private void endDay() {
      if (ofDay > 0) {
        byMonth.merge(YearMonth.from(LocalDate.ofEpochDay(day)), ofDay, Long::sum);
      }
      ofDay = 0;
    }

    Map<YearMonth, Long> months() {
      endDay();
      return byMonth;
    }

    /** The most frequent first; of equally frequent ones the shorter. */
    List<Step> steps() {
      endStep();
      List<Step> steps = new ArrayList<>();
      byStep.forEach((nanos, count) -> steps.add(new Step(nanos, count)));
      steps.sort(Comparator.comparingLong(Step::count).reversed().thenComparingLong(Step::nanos));
      return steps;
    }
  }

  /** What a second look finds. */
  private static final class Gaps {
    /** The least first: the shortest, and of those the latest. */
    private static final Comparator<Gap> ORDER =
        Comparator.comparingLong(Gap::nanos)
            .thenComparing(Comparator.comparingLong(Gap::from).reversed());

    private final long usual;
    private final PriorityQueue<Gap> longest = new PriorityQueue<>(ORDER);
    private long count;
    private long missing;
    private long before = Long.MAX_VALUE;

    Gaps(long usual) {
      this.usual = usual;
    }

    void add(BarFrame.Columns bars, int rows) {
      for (int i = 0; i < rows; i++) {
        long open = bars.eventTimes()[i];
        if (open > before && open - before > usual) {
          add(before, open);
        }
        before = open;
      }
    }

    private void add(long from, long to) {
      long fit = usual == 0 ? 0 : (to - from - 1) / usual;
      count++;
      missing += fit;
      longest.add(new Gap(from, to, fit));
      if (longest.size() > LONGEST) {
        longest.remove();
      }
    }

    List<Gap> longest() {
      List<Gap> all = new ArrayList<>(longest);
      all.sort(ORDER.reversed());
      return all;
    }
  }
}
