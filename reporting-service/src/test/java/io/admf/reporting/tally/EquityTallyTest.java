package io.admf.reporting.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** The columns of equity against the obvious sums over all slices. */
class EquityTallyTest {

  private static final List<Conventions> ONE = List.of(Conventions.of(252));
  private static final List<Conventions> TWO =
      List.of(new Conventions(252, 0, 0.1), new Conventions(365, 0, 0.1));

  /** A run of an account: idle at times, held at others, at worst ruined. */
  private record Run(long[] times, long[] equity, long[] exposure) {

    static Run random(SplittableRandom random) {
      int slices = random.nextInt(1, 1_400);
      long[] times = new long[slices];
      long[] equity = new long[slices];
      long[] exposure = new long[slices];
      double spread = Math.pow(10, -random.nextInt(1, 6));
      boolean ruin = random.nextInt(8) == 0;
      long level = 1_000_000L * Money.SCALE;
      long time = 0;
      boolean held = false;
      for (int i = 0; i < slices; i++) {
        time += random.nextLong(1, 3) * Instants.DAY;
        if (random.nextInt(40) == 0) {
          held = !held;
        }
        if (held) {
          level += (long) (level * spread * (random.nextDouble() - 0.5));
          level -= ruin && random.nextInt(300) == 0 ? level + random.nextLong(0, 5) : 0;
          exposure[i] = random.nextLong(1, 1_000_000L * Money.SCALE);
        } else if (random.nextInt(50) == 0) {
          level += random.nextLong(-1_000_000, 1_000_000);
        }
        times[i] = time;
        equity[i] = level;
      }
      return new Run(times, equity, exposure);
    }

    int slices() {
      return times.length;
    }

    /** Told in pieces; stretches in which nothing happens as such, where {@code still}. */
    EquityTally tell(List<Conventions> candidates, SplittableRandom random, boolean still) {
      EquityTally tally = new EquityTally("portfolio_c0001", candidates);
      for (int from = 0; from < slices(); ) {
        int to = Math.min(slices(), from + random.nextInt(1, random.nextBoolean() ? 20 : 700));
        if (still && from > 0 && idle(from)) {
          to = from + 1;
          while (to < slices() && idle(to)) {
            to++;
          }
          tally.still(times, from, to);
        } else {
          tally.add(times, equity, exposure, from, to);
        }
        from = to;
      }
      return tally;
    }

    private boolean idle(int at) {
      return equity[at] == equity[at - 1] && exposure[at] == 0;
    }
  }

  @Test
  void the_figures_do_not_depend_on_how_slices_are_told() {
    SplittableRandom random = new SplittableRandom(71);
    for (int i = 0; i < 3_000; i++) {
      Run run = Run.random(random);
      List<Conventions> candidates = random.nextInt(3) == 0 ? TWO : ONE;
      Conventions by = candidates.getLast();
      EquityTally whole = new EquityTally("portfolio_c0001", candidates);
      whole.add(run.times, run.equity, run.exposure, 0, run.slices());
      EquityTally one = new EquityTally("portfolio_c0001", candidates);
      for (int at = 0; at < run.slices(); at++) {
        one.add(run.times, run.equity, run.exposure, at, at + 1);
      }
      for (EquityTally other :
          List.of(one, run.tell(candidates, random, false), run.tell(candidates, random, true))) {
        assertThat(other.returns(by)).as("case %d", i).isEqualTo(whole.returns(by));
        assertThat(other.drawdowns()).as("case %d", i).isEqualTo(whole.drawdowns());
        assertThat(other.account()).as("case %d", i).isEqualTo(whole.account());
        assertThat(other.slices()).isEqualTo(run.slices());
      }
    }
  }

  @Test
  void the_figures_are_those_of_the_obvious_sums() {
    SplittableRandom random = new SplittableRandom(72);
    for (int i = 0; i < 1_000; i++) {
      Run run = Run.random(random);
      Conventions by = TWO.getFirst();
      EquityTally tally = run.tell(TWO, random, true);
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
        returns.add((double) run.equity[at] / run.equity[at - 1] - 1);
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
