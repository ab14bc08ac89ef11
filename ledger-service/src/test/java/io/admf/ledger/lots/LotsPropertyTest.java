package io.admf.ledger.lots;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.plan.LotMethod;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of one position under every method at once. */
class LotsPropertyTest {

  private static final long[][] RATIOS = {{2, 1}, {7, 1}, {3, 2}, {1, 4}, {1, 20}};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void lots_sum_to_the_position_and_no_money_is_lost_under_any_method(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 100; round++) {
      long largest = 1L << random.nextInt(2, 32);
      long dearest = 1L << random.nextInt(2, 50);
      Map<LotMethod, Side> sides = new EnumMap<>(LotMethod.class);
      for (LotMethod method : LotMethod.values()) {
        sides.put(method, new Side(method, "seed %d, round %d, %s".formatted(seed, round, method)));
      }
      long in = 0;
      long units = 0;
      int sign = 1;
      for (int step = 1; step <= 60; step++) {
        int what = random.nextInt(20);
        if (units == 0 || what > 8) {
          sign = units == 0 ? (random.nextBoolean() ? 1 : -1) : sign;
          long quantity = 1 + random.nextLong(largest);
          // few prices, so that some lots cost the same; and free shares
          long cost = sign * (random.nextInt(3) == 0 ? quantity * 3 : random.nextLong(dearest));
          for (Side side : sides.values()) {
            side.open(sign * quantity, cost, step);
          }
          in += cost;
          units += quantity;
        } else if (what > 0) {
          long quantity = what == 1 ? units : 1 + random.nextLong(units);
          for (Side side : sides.values()) {
            side.close(quantity, random.split());
          }
          units -= quantity;
        } else {
          long[] ratio = RATIOS[random.nextInt(RATIOS.length)];
          units = units * ratio[0] / ratio[1];
          for (Side side : sides.values()) {
            side.split(ratio);
          }
        }
        for (Side side : sides.values()) {
          side.check(sign * units, in);
        }
      }
      if (units > 0) {
        for (Side side : sides.values()) {
          side.close(units, random.split());
          side.check(0, in);
        }
      }
      long cost = in;
      assertThat(sides.values())
          .allSatisfy(side -> assertThat(side.out).as(side.where).isEqualTo(cost));
    }
  }

  /** The position under one method, by both implementations. */
  private static final class Side {
    private final LotMethod method;
    private final String where;
    private final Lots lots;
    private final NaiveLots naive;
    private final List<Lot> taken = new ArrayList<>();
    private long out;

    Side(LotMethod method, String where) {
      this.method = method;
      this.where = where;
      this.lots = Lots.of(method);
      this.naive = new NaiveLots(method);
    }

    void open(long quantity, long cost, long time) {
      lots.open(quantity, cost, time, 1.1 * time);
      naive.open(quantity, cost, time, 1.1 * time);
    }

    void close(long quantity, SplittableRandom random) {
      List<NamedLot> named = method == LotMethod.SPECIFIC ? named(quantity, random) : List.of();
      long[] parts = new long[2];
      long released =
          lots.close(
              quantity,
              named,
              (number, units, cost, worth, opened, price) -> {
                taken.add(new Lot(number, units, cost, opened, price));
                parts[0] += Math.abs(units);
                parts[1] += cost;
              });
      assertThat(released).as(where).isEqualTo(naive.close(quantity, named)).isEqualTo(parts[1]);
      assertThat(parts[0]).as(where).isEqualTo(quantity);
      out += released;
    }

    private List<NamedLot> named(long quantity, SplittableRandom random) {
      List<NamedLot> named = new ArrayList<>();
      List<Lot> open = lots.lots();
      long left = quantity;
      for (int i = random.nextInt(4); i > 0 && left > 0; i--) {
        Lot lot = open.get(random.nextInt(open.size()));
        if (named.stream().noneMatch(name -> name.number() == lot.number())) {
          long most = Math.min(left, Math.abs(lot.quantity()));
          long units = random.nextBoolean() ? most : 1 + random.nextLong(most);
          named.add(new NamedLot(lot.number(), units));
          left -= units;
        }
      }
      return named;
    }

    void split(long[] ratio) {
      long released = lots.split((double) ratio[0] / ratio[1]);
      assertThat(released).as(where).isEqualTo(naive.split(ratio[0], ratio[1]));
      out += released;
    }

    void check(long units, long in) {
      assertThat(lots.quantity()).as(where).isEqualTo(units);
      assertThat(lots.cost()).as(where).isEqualTo(in - out);
      assertThat(taken).as(where).isEqualTo(naive.taken);
      assertThat(lots.lots()).as(where).isEqualTo(naive.open());
      taken.clear();
      naive.taken.clear();
    }
  }
}
