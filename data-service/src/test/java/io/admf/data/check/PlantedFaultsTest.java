package io.admf.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.check.RandomBars.Bar;
import io.admf.time.Instants;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults at random places of random bars: each is found where it is, and sound bars give none. */
class PlantedFaultsTest {

  private static final int SEEDS = 60;

  private record Planted(RandomBars bars, Bar at, int index, SplittableRandom random) {}

  /** Plants one fault after another, each into bars of their own. */
  private static void plant(String timeframe, Consumer<Planted> fault, Kind kind, Severity grave) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomBars bars =
          timeframe.equals("1d") ? RandomBars.daily(seed, 400) : RandomBars.minutes(seed, 3);
      SplittableRandom random = new SplittableRandom(seed * 7919);
      int index = 30 + random.nextInt(bars.bars.size() - 60);
      Bar at = bars.bars.get(index);
      fault.accept(new Planted(bars, at, index, random));
      DataReport report = bars.check();
      List<Finding> found =
          report.findings().stream()
              .filter(finding -> finding.severity() != Severity.NOTE)
              .toList();
      assertThat(found).as("seed %d%n%s", seed, report.text()).isNotEmpty();
      assertThat(found)
          .as("seed %d%n%s", seed, report.text())
          .allSatisfy(
              finding -> {
                assertThat(finding.kind()).isEqualTo(kind);
                assertThat(finding.severity()).isEqualTo(grave);
                assertThat(finding.where()).isEqualTo(bars.where(at));
              });
    }
  }

  @Test
  void sound_bars_of_days_give_no_error_and_hardly_a_warning() {
    int warnings = 0;
    for (long seed = 1; seed <= 200; seed++) {
      DataReport report = RandomBars.daily(seed, 1500).check();
      assertThat(report.count(Severity.ERROR)).as("seed %d%n%s", seed, report.text()).isZero();
      warnings += (int) report.count(Severity.WARNING);
    }
    assertThat(warnings).as("in 300,000 bars").isLessThan(10);
  }

  @Test
  void sound_bars_of_minutes_give_no_error_and_hardly_a_warning() {
    int warnings = 0;
    for (long seed = 1; seed <= 40; seed++) {
      DataReport report = RandomBars.minutes(seed, 20).check();
      assertThat(report.count(Severity.ERROR)).as("seed %d%n%s", seed, report.text()).isZero();
      warnings += (int) report.count(Severity.WARNING);
    }
    assertThat(warnings).as("in 312,000 bars").isLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1000, 100, 0.001, 0.01})
  void a_bar_with_the_point_in_the_wrong_place(double factor) {
    plant("1d", p -> p.at().scale(factor, 1), Kind.OUTLIER, Severity.ERROR);
    plant("1m", p -> p.at().scale(factor, 1), Kind.OUTLIER, Severity.ERROR);
  }

  @Test
  void one_price_with_the_point_in_the_wrong_place() {
    for (String timeframe : List.of("1d", "1m")) {
      plant(timeframe, p -> p.at().high *= 1000, Kind.OUTLIER, Severity.ERROR);
      plant(timeframe, p -> p.at().low /= 1000, Kind.OUTLIER, Severity.ERROR);
      plant(
          timeframe,
          p -> {
            p.at().close *= 1000;
            p.at().high = p.at().close;
          },
          Kind.OUTLIER,
          Severity.ERROR);
      plant(
          timeframe,
          p -> {
            p.at().open /= 1000;
            p.at().low = p.at().open;
          },
          Kind.OUTLIER,
          Severity.ERROR);
    }
  }

  @Test
  void a_price_that_leaves_and_returns() {
    plant("1m", p -> p.at().scale(1.5, 1), Kind.OUTLIER, Severity.WARNING);
    plant("1m", p -> p.at().scale(0.6, 1), Kind.OUTLIER, Severity.WARNING);
  }

  private static void from(Planted planted, double prices, double volumes) {
    List<Bar> bars = planted.bars().bars;
    for (int i = planted.index(); i < bars.size(); i++) {
      bars.get(i).scale(prices, volumes);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 3, 4, 5, 7, 10, 20, 0.5, 0.2, 0.1, 0.05})
  void a_split_that_nobody_told(double shares) {
    plant("1d", p -> from(p, 1 / shares, shares), Kind.SPLIT, Severity.WARNING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 1000, 0.01, 0.001})
  void prices_in_another_unit_from_some_bar_on(double factor) {
    plant("1d", p -> from(p, factor, 1), Kind.SCALE, Severity.ERROR);
    plant("1m", p -> from(p, factor, 1), Kind.SCALE, Severity.ERROR);
  }

  @Test
  void a_bar_that_is_repeated() {
    for (String timeframe : List.of("1d", "1m")) {
      plant(
          timeframe,
          p -> {
            int copies = 3 + p.random().nextInt(6);
            Bar before = p.bars().bars.get(p.index() - 1);
            for (int i = 0; i < copies; i++) {
              p.bars().bars.get(p.index() + i).copy(before);
            }
          },
          Kind.STALE,
          Severity.WARNING);
    }
  }

  @Test
  void days_that_are_missing() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomBars bars = RandomBars.daily(seed, 400);
      SplittableRandom random = new SplittableRandom(seed * 7919);
      int index = 30 + random.nextInt(300);
      int missing = 3 + random.nextInt(20);
      bars.bars.subList(index, index + missing).clear();
      DataReport report = bars.check();
      assertThat(report.count(Kind.GAP)).as("seed %d%n%s", seed, report.text()).isEqualTo(1);
      assertThat(report.coverage().longest().getFirst().missing()).isEqualTo(missing);
      assertThat(report.findings().getFirst().where()).isEqualTo(bars.where(bars.bars.get(index)));
    }
  }

  @Test
  void minutes_that_are_missing() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomBars bars = RandomBars.minutes(seed, 5);
      SplittableRandom random = new SplittableRandom(seed * 7919);
      int missing = 1 + random.nextInt(30);
      int index = 390 + 1 + random.nextInt(390 - missing - 1);
      bars.bars.subList(index, index + missing).clear();
      DataReport report = bars.check();
      assertThat(report.count(Kind.GAP)).as("seed %d%n%s", seed, report.text()).isEqualTo(1);
      assertThat(report.coverage().missing()).isEqualTo(missing);
      assertThat(report.findings().getFirst().where()).isEqualTo(bars.where(bars.bars.get(index)));
    }
  }

  @Test
  void a_day_of_a_session_market_that_is_missing_may_be_a_holiday() {
    RandomBars bars = RandomBars.minutes(1, 10);
    bars.bars.subList(390, 780).clear();
    DataReport report = bars.check();
    assertThat(report.count(Kind.HOLIDAYS)).as(report.text()).isEqualTo(1);
    assertThat(report.count(Severity.WARNING)).isZero();
  }

  @Test
  void a_split_that_is_known_is_not_suspicious() {
    RandomBars bars = RandomBars.daily(1, 100);
    for (int i = 50; i < 100; i++) {
      bars.bars.get(i).scale(0.5, 2);
    }
    long day = Math.floorDiv(bars.bars.get(50).time, Instants.DAY);
    CheckSettings told =
        CheckSettings.standard().knowing(List.of(new CheckSettings.KnownSplit(day, 2)));
    CheckSettings wrong =
        CheckSettings.standard().knowing(List.of(new CheckSettings.KnownSplit(day, 7)));
    assertThat(bars.check(told).count(Kind.SPLIT)).isZero();
    assertThat(bars.check(wrong).count(Kind.SPLIT)).isEqualTo(1);
  }
}
