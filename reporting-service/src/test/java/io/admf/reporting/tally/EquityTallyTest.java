package io.admf.reporting.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.reporting.library.metrics.Conventions;
import io.admf.reporting.library.metrics.ReturnStatistics;
import io.admf.reporting.library.metrics.ReturnTally;
import io.admf.reporting.library.metrics.RunStatistics.AccountStatistics;
import io.admf.reporting.library.metrics.RunStatistics.DrawdownStatistics;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Equity told in stretches against slice by slice, and both against the obvious sums. */
class EquityTallyTest {

  private static final List<Conventions> ONE = List.of(Conventions.of(252));
  private static final List<Conventions> TWO =
      List.of(new Conventions(252, 0, 0.1), new Conventions(365, 0, 0.1));

  private static final Instrument SHARE = new Instrument("X", 0, "USD");
  private static final Instrument COIN = new Instrument("Y", 8, "USD");

  /** A stretch of slices between two fills. */
  private record Stretch(int from, int to, long cash, long units) {}

  /** A run of an account: idle at times, held at others, at worst ruined. */
  private record Run(
      Instrument instrument,
      List<Stretch> stretches,
      long[] times,
      double[] marks,
      long[] equity,
      long[] exposure) {

    static Run random(SplittableRandom random) {
      int slices = random.nextInt(1, 1_400);
      Instrument instrument = random.nextInt(3) == 0 ? COIN : SHARE;
      long[] times = new long[slices];
      double[] marks = new double[slices];
      double spread = Math.pow(10, -random.nextInt(1, 6));
      long time = 0;
      double mark = 100;
      for (int i = 0; i < slices; i++) {
        time += random.nextLong(1, 3) * Instants.DAY;
        mark *= 1 + (random.nextInt(4) == 0 ? 0 : spread * (random.nextDouble() - 0.5));
        times[i] = time;
        marks[i] = mark;
      }
      Run run =
          new Run(instrument, new ArrayList<>(), times, marks, new long[slices], new long[slices]);
      long cash = 1_000_000L * Money.SCALE;
      long lot = instrument.units(random.nextInt(6) == 0 ? 60_000.0 : 5_000.0);
      long units = 0;
      for (int from = 0; from < slices; ) {
        int to = Math.min(slices, from + random.nextInt(1, random.nextBoolean() ? 20 : 700));
        run.stretches.add(new Stretch(from, to, cash, units));
        for (int i = from; i < to; i++) {
          long value = instrument.notional(marks[i], units);
          run.equity[i] = cash + value;
          run.exposure[i] = Math.abs(value);
        }
        long wanted = units != 0 && random.nextInt(4) > 0 ? 0 : random.nextLong(-lot, lot);
        cash -= instrument.notional(marks[to - 1], wanted - units);
        cash -= random.nextInt(3) == 0 ? 0 : 1_234_567_890L;
        units = wanted;
        from = to;
      }
      return run;
    }

    int slices() {
      return times.length;
    }

    /** Told stretch by stretch, each in pieces as long as frames. */
    EquityTally tell(List<Conventions> candidates, int frame) {
      EquityTally tally = new EquityTally("portfolio_c0001", candidates);
      Held held = Held.of(instrument, marks, slices());
      for (Stretch stretch : stretches) {
        for (int from = stretch.from; from < stretch.to; ) {
          int to = Math.min(stretch.to, (from / frame + 1) * frame);
          if (stretch.units == 0) {
            tally.idle(times, stretch.cash, from, to);
          } else {
            tally.held(times, held, stretch.cash, stretch.units, from, to);
          }
          from = to;
        }
      }
      return tally;
    }

    EquityTally tellSliceBySlice(List<Conventions> candidates) {
      EquityTally tally = new EquityTally("portfolio_c0001", candidates);
      for (int i = 0; i < slices(); i++) {
        tally.add(times[i], equity[i], exposure[i]);
      }
      return tally;
    }
  }

  @Test
  void the_figures_do_not_depend_on_how_slices_are_told() {
    SplittableRandom random = new SplittableRandom(71);
    for (int i = 0; i < 3_000; i++) {
      Run run = Run.random(random);
      List<Conventions> candidates = random.nextInt(3) == 0 ? TWO : ONE;
      Conventions by = candidates.getLast();
      EquityTally plain = run.tellSliceBySlice(candidates);
      for (EquityTally other :
          List.of(run.tell(candidates, 4096), run.tell(candidates, random.nextInt(1, 300)))) {
        assertThat(other.returns(by)).as("case %d", i).isEqualTo(plain.returns(by));
        assertThat(other.drawdowns()).as("case %d", i).isEqualTo(plain.drawdowns());
        assertThat(other.account()).as("case %d", i).isEqualTo(plain.account());
        assertThat(other.slices()).isEqualTo(run.slices());
      }
    }
  }

  /** Reversed at a loss that takes everything, and a gain that brings it back, slice by slice. */
  @Test
  void after_ruin_there_are_no_returns_however_slices_are_told() {
    SplittableRandom random = new SplittableRandom(73);
    int ruined = 0;
    for (int i = 0; i < 2_000; i++) {
      int slices = random.nextInt(20, 600);
      long[] times = new long[slices];
      double[] marks = new double[slices];
      double mark = 100;
      for (int at = 0; at < slices; at++) {
        mark = Math.max(1, mark * (1 + 0.1 * (random.nextDouble() - 0.5)));
        times[at] = (at + 1) * Instants.DAY;
        marks[at] = mark;
      }
      Run run = new Run(SHARE, new ArrayList<>(), times, marks, new long[slices], new long[slices]);
      long cash = 10_000 * Money.SCALE;
      long units = 0;
      for (int from = 0; from < slices; ) {
        int to = Math.min(slices, from + random.nextInt(1, 80));
        run.stretches.add(new Stretch(from, to, cash, units));
        for (int at = from; at < to; at++) {
          long value = SHARE.notional(marks[at], units);
          run.equity[at] = cash + value;
          run.exposure[at] = Math.abs(value);
        }
        long wanted = random.nextLong(-400, 400);
        double price = marks[to - 1] * (0.8 + 0.4 * random.nextDouble());
        cash -= SHARE.notional(price, wanted - units);
        units = wanted;
        from = to;
      }
      EquityTally plain = run.tellSliceBySlice(ONE);
      Conventions by = ONE.getFirst();
      for (int frame : new int[] {4096, random.nextInt(1, 100)}) {
        EquityTally other = run.tell(ONE, frame);
        assertThat(other.returns(by)).as("case %d", i).isEqualTo(plain.returns(by));
        assertThat(other.account()).as("case %d", i).isEqualTo(plain.account());
        assertThat(other.ruinedAt()).as("case %d", i).isEqualTo(plain.ruinedAt());
      }
      checkReturns(i, run, by, plain.returns(by));
      int first = 0;
      while (first < slices && run.equity[first] > 0) {
        first++;
      }
      assertThat(plain.ruinedAt())
          .as("case %d", i)
          .isEqualTo(first == slices ? Long.MIN_VALUE : times[first]);
      if (first < slices) {
        ruined++;
        assertThat(plain.account().ruin())
            .as("case %d", i)
            .isEqualTo(Money.toDouble(run.equity[first]));
      }
    }
    assertThat(ruined).isBetween(200, 1_990);
  }

  @Test
  void the_figures_are_those_of_the_obvious_sums() {
    SplittableRandom random = new SplittableRandom(72);
    for (int i = 0; i < 1_000; i++) {
      Run run = Run.random(random);
      Conventions by = TWO.getFirst();
      EquityTally tally = run.tell(TWO, random.nextInt(1, 2_000));
      ReturnStatistics returns = tally.returns(by);
      checkReturns(i, run, by, returns);
      checkDrawdown(i, run, tally.drawdowns());
      checkAccount(i, run, tally.account());
    }
  }

  private static void checkReturns(int i, Run run, Conventions by, ReturnStatistics actual) {
    List<Double> returns = new ArrayList<>();
    boolean ruined = false;
    for (int at = 1; at < run.slices(); at++) {
      ruined |= run.equity[at - 1] <= 0;
      if (!ruined) {
        returns.add((double) (run.equity[at] - run.equity[at - 1]) / run.equity[at - 1]);
      }
    }
    assertThat(actual.periods()).isEqualTo(run.slices() - 1);
    assertThat(actual.count()).as("case %d", i).isEqualTo(returns.size());
    if (ruined || returns.isEmpty()) {
      assertThat(actual.mean()).as("case %d", i).isNaN();
      return;
    }
    double mean = returns.stream().mapToDouble(r -> r).sum() / returns.size();
    double squares = returns.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
    double downside =
        returns.stream()
            .mapToDouble(r -> Math.min(0, r - by.acceptablePerPeriod()))
            .map(s -> s * s)
            .sum();
    double scale = returns.stream().mapToDouble(Math::abs).max().orElse(0);
    assertThat(actual.mean()).as("mean %d", i).isCloseTo(mean, within(1e-12 * scale));
    close("squares " + i, actual.sumOfSquares(), squares);
    close("downside " + i, actual.downsideSquares(), downside);
  }

  private static void close(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, within(1e-11 * Math.abs(expected)));
  }

  private static void checkDrawdown(int i, Run run, DrawdownStatistics actual) {
    double deepest = 0;
    double deepestDays = 0;
    double longest = 0;
    int peak = 0;
    for (int at = 0; at < run.slices(); at++) {
      if (run.equity[at] >= run.equity[peak]) {
        peak = at;
        continue;
      }
      int end = at;
      while (end < run.slices() - 1 && run.equity[end] < run.equity[peak]) {
        end++;
      }
      double days = (double) (run.times[end] - run.times[peak]) / Instants.DAY;
      longest = Math.max(longest, days);
      double fall = (double) run.equity[at] / run.equity[peak] - 1;
      if (fall < deepest) {
        deepest = fall;
        deepestDays = days;
      }
    }
    assertThat(actual)
        .as("case %d", i)
        .isEqualTo(new DrawdownStatistics(deepest, deepestDays, longest));
  }

  private static void checkAccount(int i, Run run, AccountStatistics actual) {
    double sum = 0;
    double leverage = 0;
    long held = 0;
    for (int at = 0; at < run.slices(); at++) {
      sum += Money.toDouble(run.equity[at]);
      if (run.exposure[at] != 0) {
        held++;
        leverage += run.equity[at] > 0 ? (double) run.exposure[at] / run.equity[at] : Double.NaN;
      }
    }
    assertThat(actual.slicesInMarket()).as("case %d", i).isEqualTo(held);
    assertThat(actual.first()).isEqualTo(Money.toDouble(run.equity[0]));
    assertThat(actual.last()).isEqualTo(Money.toDouble(run.equity[run.slices() - 1]));
    close("average " + i, actual.average(), sum / run.slices());
    if (Double.isNaN(leverage)) {
      assertThat(actual.averageExposure()).as("case %d", i).isNaN();
    } else {
      close("leverage " + i, actual.averageExposure(), leverage / run.slices());
    }
  }

  @Test
  void returns_that_do_not_vary_have_no_variance_at_all() {
    for (double value : new double[] {0.01, -0.003, 1e-9, 0}) {
      constant(value);
    }
  }

  private static void constant(double value) {
    ReturnTally tally = new ReturnTally(0);
    for (int i = 0; i < 1_000; i++) {
      tally.add(value);
    }
    ReturnStatistics statistics = tally.statistics(ONE.getFirst());
    assertThat(statistics.sumOfSquares()).isZero();
    assertThat(statistics.mean()).isEqualTo(value);
  }
}
