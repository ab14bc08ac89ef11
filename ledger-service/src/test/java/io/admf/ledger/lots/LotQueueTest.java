package io.admf.ledger.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.fixture.Oracles;
import io.admf.money.Instrument;
import io.admf.money.Money;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotQueueTest {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");

  /** beancount, parser/booking_full_test.py, TestBookAmbiguousFIFO. */
  @Test
  void first_in_first_out_as_beancount_books_it() {
    assertThat(afterClosing(2)).containsExactly(lot(2, 100), lot(5, 111.11), lot(6, 122.22));
    assertThat(afterClosing(4)).containsExactly(lot(5, 111.11), lot(6, 122.22));
    assertThat(afterClosing(7)).containsExactly(lot(2, 111.11), lot(6, 122.22));
    assertThat(afterClosing(9)).containsExactly(lot(6, 122.22));
    assertThat(afterClosing(12)).containsExactly(lot(3, 122.22));
    assertThat(afterClosing(15)).isEmpty();
    assertThatThrownBy(() -> afterClosing(16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected to close 1 to 15 units, was 16");
  }

  private static List<Lot> afterClosing(long quantity) {
    LotQueue lots = queue(lot(4, 100), lot(5, 111.11), lot(6, 122.22));
    long before = lots.cost();
    long released = lots.close(quantity);
    assertThat(released + lots.cost()).isEqualTo(before);
    assertThat(lots.quantity()).isEqualTo(15 - quantity);
    return lots.lots();
  }

  /** IRS Publication 564 (2009), Table 3: basis 5000, gain 1720. */
  @Test
  void the_basis_of_the_internal_revenue_service() {
    LotQueue lots = queue(lot(160, 25), lot(240, 20), lot(10, 30));
    long basis = lots.close(210);
    assertThat(basis).isEqualTo(Money.of(5000));
    assertThat(SHARE.notional(32, 210) - basis).isEqualTo(Money.of(1720));
  }

  /** AAPL 2013 opens, nine trades booked by beancount 2.3.5. */
  @Test
  void nine_trades_of_apple() {
    double[][] trades = {
      {100, 547.88},
      {60, 444.05},
      {-120, 421.48},
      {80, 427.6},
      {-50, 464.97},
      {40, 453.22},
      {-90, 409.96},
      {70, 500.25},
      {-90, 554.17}
    };
    assertThat(realised(trades))
        .containsExactly(Money.of(-13091.4), Money.of(1210.5), Money.of(-2100.0), Money.of(5793.4));
  }

  /** QuantConnect LEAN, TradeBuilderTests ScaleInScaleOut1Long, by each fill that closes. */
  @Test
  void scaling_in_and_out_as_lean_counts_it() {
    double[][] trades = {{1000, 1.07}, {1000, 1.08}, {-1000, 1.09}, {1000, 1.08}, {-2000, 1.09}};
    assertThat(realised(trades)).containsExactly(Money.of(20), Money.of(20));
  }

  @Test
  void the_fifo_cases_of_the_oracle_file() throws IOException {
    JsonNode cases =
        new ObjectMapper().readTree(Oracles.file("expected/lots/lots.json").toFile()).get("cases");
    int checked = 0;
    for (JsonNode one : cases) {
      if (one.has("FIFO_realised")) {
        JsonNode node = one.get("trades");
        double[][] trades = new double[node.size()][];
        for (int i = 0; i < trades.length; i++) {
          trades[i] = new double[] {node.get(i).get(1).asDouble(), node.get(i).get(2).asDouble()};
        }
        List<Long> expected = new ArrayList<>();
        one.get("FIFO_realised").forEach(value -> expected.add(Money.of(value.asDouble())));
        assertThat(realised(trades)).isEqualTo(expected);
        double total = realised(trades).stream().mapToDouble(Money::toDouble).sum();
        assertThat(total).isCloseTo(one.get("total_each").asDouble(), within(1e-8));
        checked++;
      } else if (one.get("id").asText().equals("irs-pub564-table3")) {
        LotQueue lots = new LotQueue();
        long basis = 0;
        for (JsonNode trade : one.get("trades")) {
          long quantity = trade.get(1).asLong();
          if (quantity > 0) {
            lots.open(quantity, SHARE.notional(trade.get(2).asDouble(), quantity));
          } else {
            basis = lots.close(-quantity);
          }
        }
        assertThat(basis).isEqualTo(Money.of(one.get("FIFO").get("basis").asDouble()));
        checked++;
      } else if (one.get("id").asText().equals("beancount-fifo-lifo")) {
        JsonNode taken = one.get("FIFO").get("-7");
        double cost = 0;
        for (JsonNode part : taken) {
          cost -= part.get(0).asDouble() * part.get(1).asDouble();
        }
        assertThat(queue(lot(4, 100), lot(5, 111.11), lot(6, 122.22)).close(7))
            .isEqualTo(Money.of(cost));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(3);
  }

  @Test
  void half_a_coin_less_two_fifths_less_a_tenth_leaves_nothing() {
    Instrument coin = new Instrument("BTC", 8, "USD");
    LotQueue lots = new LotQueue();
    long cost = coin.notional(817.87654321, coin.units(0.5));
    lots.open(coin.units(0.5), cost);

    long first = lots.close(coin.units(0.4));
    long second = lots.close(coin.units(0.1));

    assertThat(first + second).isEqualTo(cost);
    assertThat(lots.quantity()).isZero();
    assertThat(lots.cost()).isZero();
    assertThat(lots.lots()).isEmpty();
  }

  @Test
  void lots_are_all_long_or_all_short() {
    LotQueue lots = queue(lot(-5, 10));
    assertThatThrownBy(() -> lots.open(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lots.open(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(lots.close(2)).isEqualTo(Money.of(-20));
    assertThat(lots.lots()).containsExactly(lot(-3, 10));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void however_a_position_is_closed_what_comes_out_is_what_went_in(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      LotQueue lots = new LotQueue();
      int sign = random.nextBoolean() ? 1 : -1;
      long in = 0;
      long out = 0;
      long open = 0;
      for (int step = 0; step < 50; step++) {
        if (open == 0 || random.nextInt(3) > 0) {
          long quantity = 1 + random.nextLong(1L << random.nextInt(1, 50));
          long cost = sign * random.nextLong(1L << random.nextInt(1, 55));
          lots.open(sign * quantity, cost);
          in += cost;
          open += quantity;
        } else {
          long quantity = 1 + random.nextLong(open);
          out += lots.close(quantity);
          open -= quantity;
        }
        assertThat(lots.quantity()).as("seed %d", seed).isEqualTo(sign * open);
        assertThat(lots.cost()).as("seed %d", seed).isEqualTo(in - out);
      }
      if (open > 0) {
        out += lots.close(open);
      }
      assertThat(out).as("seed %d, round %d", seed, round).isEqualTo(in);
      assertThat(lots.lots()).isEmpty();
    }
  }

  private static Lot lot(long quantity, double price) {
    return new Lot(quantity, SHARE.notional(price, quantity));
  }

  private static LotQueue queue(Lot... lots) {
    LotQueue queue = new LotQueue();
    for (Lot lot : lots) {
      queue.open(lot.quantity(), lot.cost());
    }
    return queue;
  }

  /** Profit of each sale from a long position. */
  private static List<Long> realised(double[][] trades) {
    LotQueue lots = new LotQueue();
    List<Long> profits = new ArrayList<>();
    for (double[] trade : trades) {
      long quantity = (long) trade[0];
      if (quantity > 0) {
        lots.open(quantity, SHARE.notional(trade[1], quantity));
      } else {
        profits.add(SHARE.notional(trade[1], -quantity) - lots.close(-quantity));
      }
    }
    return profits;
  }
}
