package io.admf.data.check;

import io.admf.data.StoredBars;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sound bars with the fat tails of real markets, into which faults can be planted. */
final class RandomBars {

  static final long MINUTE = 60 * Instants.SECOND;

  /** One bar, to be changed. */
  static final class Bar {
    final long time;
    double open;
    double high;
    double low;
    double close;
    double volume;

    Bar(long time) {
      this.time = time;
    }

    void scale(double prices, double volumes) {
      open *= prices;
      high *= prices;
      low *= prices;
      close *= prices;
      volume *= volumes;
    }

    void copy(Bar other) {
      open = other.open;
      high = other.high;
      low = other.low;
      close = other.close;
      volume = other.volume;
    }
  }

  final Series series;
  final List<Bar> bars = new ArrayList<>();
  private final SplittableRandom random;

  private RandomBars(String timeframe, SplittableRandom random) {
    this.series = new Series(0, new Instrument("R", 0, "USD"), Timeframe.of(timeframe));
    this.random = random;
  }

  /** Bars of weekdays. */
  static RandomBars daily(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomBars all = new RandomBars("1d", random);
    double spread = 0.003 + 0.022 * random.nextDouble();
    LocalDate day = LocalDate.of(1998, 1, 5);
    for (double price = 50; all.bars.size() < count; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6) {
        price = all.add(Instants.nanos(day), price, spread, spread / 3, 1e6);
      }
    }
    return all;
  }

  /** Bars of a session of 14:30 to 21:00 on weekdays, with gaps of price overnight. */
  static RandomBars minutes(long seed, int days) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomBars all = new RandomBars("1m", random);
    double spread = 0.0002 + 0.001 * random.nextDouble();
    LocalDate day = LocalDate.of(2021, 1, 4);
    double price = 80;
    for (int done = 0; done < days; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6) {
        done++;
        price *= StrictMath.exp(20 * spread * all.fat());
        for (int minute = 0; minute < 390; minute++) {
          long time = Instants.nanos(day) + (870 + minute) * MINUTE;
          price = all.add(time, price, spread, spread / 10, 500);
        }
      }
    }
    return all;
  }

  private double add(long time, double before, double spread, double jump, double volume) {
    Bar bar = new Bar(time);
    bar.open = cents(before * StrictMath.exp(jump * fat()));
    bar.close = cents(bar.open * StrictMath.exp(spread * fat()));
    bar.high = Math.max(bar.open, bar.close) + cents(bar.open * spread * random.nextDouble());
    bar.low = Math.min(bar.open, bar.close) - cents(bar.open * spread * random.nextDouble());
    bar.volume = Math.rint(volume * StrictMath.exp(0.4 * random.nextGaussian()));
    bars.add(bar);
    return bar.close;
  }

  private static double cents(double price) {
    return Math.rint(price * 1e4) / 1e4;
  }

  /** Student's t with four degrees of freedom, scaled to a variance of 1. */
  private double fat() {
    double squares = 0;
    for (int i = 0; i < 4; i++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return random.nextGaussian() / Math.sqrt(squares / 4) / Math.sqrt(2);
  }

  /** The check of these bars. */
  DataReport check() {
    return check(CheckSettings.standard());
  }

  /** The same with more known. */
  DataReport check(CheckSettings settings) {
    StoredBars stored = new StoredBars(series.id(), "random bars");
    long length = series.timeframe().nanos();
    for (Bar bar : bars) {
      stored.add(
          bar.time,
          bar.time + length,
          new double[] {bar.open, bar.high, bar.low, bar.close},
          bar.volume);
    }
    return DataCheck.of(stored, series, settings);
  }

  /** How findings call the place of a bar. */
  String where(Bar bar) {
    return series.id() + ' ' + Instants.brief(bar.time);
  }
}
