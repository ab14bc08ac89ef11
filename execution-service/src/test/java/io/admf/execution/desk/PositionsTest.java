package io.admf.execution.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Leg;
import io.admf.event.Side;
import io.admf.fixture.Beside;
import io.admf.fixture.TradingPlans;
import io.admf.flow.Stand;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Positions as the sum of fills. */
class PositionsTest {

  private static final List<Series> SERIES =
      TradingPlans.series(new Instrument("ABC", 0, "USD"), new Instrument("XYZ", 0, "USD"));
  private static final Series ABC = SERIES.getFirst();
  private static final Series XYZ = SERIES.getLast();

  private final List<Positions.Past> actions = new ArrayList<>();

  private Positions netted() {
    return new Positions(actions, false);
  }

  private static Stand net(String symbol, long units) {
    return new Stand(symbol, Leg.NET, units);
  }

  @Test
  void what_has_changed_is_told_once_and_what_is_flat_now_among_it() {
    Positions positions = netted();
    positions.add(XYZ, Side.SELL, 3, false, 1);
    positions.add(ABC, Side.BUY, 5, false, 1);
    positions.add(ABC, Side.BUY, 2, false, 1);
    assertThat(positions.takeChanged(1)).containsExactly(net("XYZ", -3), net("ABC", 7));
    assertThat(positions.takeChanged(1)).isEmpty();
    positions.add(ABC, Side.SELL, 7, false, 2);
    assertThat(positions.all(2)).containsExactly(net("XYZ", -3));
    assertThat(positions.takeChanged(2)).containsExactly(net("ABC", 0));
    assertThat(positions.takeChanged(2)).isEmpty();
  }

  @Test
  void a_hedged_symbol_has_two_positions_and_a_trade_that_closes_is_of_the_other_side() {
    Positions positions = new Positions(actions, true);
    positions.add(XYZ, Side.BUY, 9, false, 0);
    positions.add(ABC, Side.BUY, 5, false, 1);
    positions.add(ABC, Side.SELL, 3, false, 1);
    positions.add(ABC, Side.SELL, 2, true, 1);
    positions.add(ABC, Side.BUY, 1, true, 1);
    assertThat(positions.all(1))
        .containsExactly(
            new Stand("XYZ", Leg.LONG, 9),
            new Stand("ABC", Leg.LONG, 3),
            new Stand("ABC", Leg.SHORT, -2));
    assertThat(positions.reducible(ABC.index(), Side.SELL, 1)).isEqualTo(3);
    assertThat(positions.reducible(ABC.index(), Side.BUY, 1)).isEqualTo(2);
    assertThat(positions.reducible(XYZ.index(), Side.SELL, 1)).isEqualTo(9);
    assertThat(positions.reducible(XYZ.index(), Side.BUY, 1)).isZero();
  }

  @Test
  void only_what_is_held_against_a_side_can_be_reduced() {
    Positions positions = netted();
    assertThat(positions.reducible(ABC.index(), Side.SELL, 0)).isZero();
    positions.add(ABC, Side.BUY, 5, false, 0);
    assertThat(positions.reducible(ABC.index(), Side.SELL, 0)).isEqualTo(5);
    assertThat(positions.reducible(ABC.index(), Side.BUY, 0)).isZero();
    assertThat(positions.reducible(XYZ.index(), Side.SELL, 0)).as("never traded").isZero();
    positions.add(ABC, Side.SELL, 8, false, 1);
    assertThat(positions.reducible(ABC.index(), Side.BUY, 1)).isEqualTo(3);
  }

  @Test
  void an_action_changes_what_is_held_when_it_has_come() {
    Positions positions = netted();
    positions.add(ABC, Side.BUY, 5, false, 1);
    positions.add(XYZ, Side.BUY, 5, false, 1);
    positions.takeChanged(1);
    actions.add(new Positions.Past(3, Beside.split(3, "ABC", 0, 2)));
    actions.add(new Positions.Past(5, Beside.delisting(5, "ABC", 0, 7)));
    assertThat(positions.all(2)).containsExactly(net("ABC", 5), net("XYZ", 5));
    assertThat(positions.all(3)).containsExactly(net("ABC", 10), net("XYZ", 5));
    assertThat(positions.takeChanged(4)).containsExactly(net("ABC", 10));
    assertThat(positions.takeChanged(5)).containsExactly(net("ABC", 0));
    assertThat(positions.all(5)).containsExactly(net("XYZ", 5));
    assertThat(positions.reducible(ABC.index(), Side.SELL, 5)).isZero();
  }

  @Test
  void what_is_flat_goes_through_no_action() {
    Positions positions = netted();
    positions.add(ABC, Side.BUY, 5, false, 0);
    positions.add(ABC, Side.SELL, 5, false, 0);
    positions.takeChanged(0);
    actions.add(new Positions.Past(1, Beside.split(1, "ABC", 0, 2)));
    assertThat(positions.takeChanged(1)).isEmpty();
  }
}
