package io.admf.portfolio.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Action;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.SignalFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

  private static SignalFrame frame(int signal, long number, byte[] actions, double[] strengths) {
    return new SignalFrame(signal, 0, number, actions.length, actions, strengths, null, null);
  }

  private static double[] full(int count) {
    double[] strengths = new double[count];
    Arrays.fill(strengths, 1);
    return strengths;
  }

  @Test
  void a_sustained_opinion_turns_once_and_hold_turns_nothing() {
    BarBlock block = Bars.block(Bars.random(1, 8));
    Turns turns = new Turns(List.of(0), List.of(1.0), List.of(0));
    byte[] actions = {0, 1, 1, 0, 1, -1, 0, -1};

    turns.read(block, new SignalFrame[] {frame(0, 0, actions, full(8))});

    assertThat(turns.count()).isEqualTo(2);
    assertThat(turns.slice(0)).isEqualTo(1);
    assertThat(turns.action(0)).isEqualTo(Action.BUY);
    assertThat(turns.slice(1)).isEqualTo(5);
    assertThat(turns.action(1)).isEqualTo(Action.SELL);
    assertThat(turns.first(2)).isEqualTo(1);
    assertThat(turns.first(6)).isEqualTo(2);
  }

  @Test
  void two_columns_vote_by_weight_and_strength() {
    BarBlock block = Bars.block(Bars.random(1, 3));
    Turns turns = new Turns(List.of(0, 1), List.of(3.0, 1.0), List.of(0));
    SignalFrame strong = frame(0, 0, new byte[] {1, 1, 0}, new double[] {1, 0.2, 0});
    SignalFrame weak = frame(1, 0, new byte[] {-1, -1, -1}, new double[] {1, 1, 0.5});

    turns.read(block, new SignalFrame[] {strong, weak});

    // 3 - 1 buys; 0.6 - 1 sells; -0.5 goes on selling
    assertThat(turns.count()).isEqualTo(2);
    assertThat(turns.action(0)).isEqualTo(Action.BUY);
    assertThat(turns.strength(0)).isEqualTo(0.5);
    assertThat(turns.slice(1)).isEqualTo(1);
    assertThat(turns.strength(1)).isEqualTo(0.1, org.assertj.core.data.Offset.offset(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void where_the_data_is_cut_changes_no_turn(long seed) {
    double[][] bars = Bars.random(seed, 300);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] actions = new byte[bars.length];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = (byte) (random.nextInt(3) - 1);
    }
    assertThat(turnsOf(bars, actions, 7)).isEqualTo(turnsOf(bars, actions, 300));
    assertThat(turnsOf(bars, actions, 1)).isEqualTo(turnsOf(bars, actions, 300));
    assertThat(turnsOf(bars, actions, 300)).isEqualTo(naive(actions));
  }

  private static List<String> turnsOf(double[][] bars, byte[] actions, int cut) {
    Turns turns = new Turns(List.of(0), List.of(1.0), List.of(0));
    List<String> found = new ArrayList<>();
    int from = 0;
    for (BarBlock block : Bars.blocks(cut, bars)) {
      byte[] part = Arrays.copyOfRange(actions, from, from + block.slices());
      turns.read(block, new SignalFrame[] {frame(0, 0, part, full(part.length))});
      for (int i = 0; i < turns.count(); i++) {
        found.add(turns.slice(i) + " " + turns.action(i));
      }
      from += block.slices();
    }
    return found;
  }

  private static List<String> naive(byte[] actions) {
    List<String> found = new ArrayList<>();
    int stance = 0;
    for (int i = 0; i < actions.length; i++) {
      if (actions[i] != 0 && actions[i] != stance) {
        stance = actions[i];
        found.add(i + " " + (stance > 0 ? "BUY" : "SELL"));
      }
    }
    return found;
  }
}
