package io.admf.reporting.gain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.PortfolioUpdate;
import io.admf.event.Posting;
import io.admf.event.Snapshot;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.gain.Gain.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class GainTallyTest {

  private static final PortfolioSpec SPEC =
      Plans.plan("r1", 1, "SPY", "1d").portfolios().getFirst();

  private final GainTally tally = new GainTally(SPEC);

  private static Header header() {
    return new Header(new EventId(SPEC.container(), EventType.SNAPSHOT, 0), "", null, 0, 0, 0);
  }

  private void posted(Object... accountAndAmount) {
    List<Posting> lines = new java.util.ArrayList<>();
    for (int i = 0; i < accountAndAmount.length; i += 2) {
      lines.add(
          new Posting(
              (String) accountAndAmount[i], "USD", Money.of((double) accountAndAmount[i + 1])));
    }
    tally.add(new PortfolioUpdate(header(), 0, 0, 0, 0, List.of(), lines));
  }

  private static Snapshot last(double equity, Holding... holdings) {
    return new Snapshot(header(), 0, Money.of(equity), 0, 0, 0, 0, List.of(holdings));
  }

  @Test
  void every_account_of_income_and_expenses_is_a_line_and_all_sum_to_the_change() {
    posted("Income:RealisedPnL:SPY", -10.0, "Expenses:Commission", 1.0, "Assets:Cash", 9.0);
    posted("Income:RealisedPnL:SPY", 4.0, "Expenses:Commission", 1.0, "Assets:Cash", -5.0);
    posted("Income:Dividends:SPY", -3.0, "Assets:DividendsReceivable", 3.0);
    posted("Income:Dividends:X:Y", 0.5, "Assets:Cash", -0.5);
    posted("Income:Interest", -0.25, "Assets:Cash", 0.25);
    posted("Expenses:Interest", 0.75, "Assets:Cash", -0.75);
    posted("Expenses:Borrow", 0.125, "Assets:Cash", -0.125);
    posted("Income:FX", -2.0, "Assets:Cash", 2.0);
    posted("Expenses:Custody", 0.5, "Assets:Cash", -0.5);
    posted("Expenses:Commissionaire", 0.0, "Assets:Cash", 0.0);
    Gain gain =
        tally.gain(
            last(
                100_012.375,
                new Holding("SPY", 5, Money.of(50.0), 11, Money.of(57.0)),
                new Holding("SPY", -1, Money.of(-10.0), 12, Money.of(-12.0)),
                new Holding("QQQ", 5, Money.of(50.0), 10, Money.of(50.0))));

    assertThat(gain.lines())
        .containsExactly(
            new Line(Source.REALISED, "SPY", Money.of(6.0)),
            new Line(Source.UNREALISED, "SPY", Money.of(5.0)),
            new Line(Source.DIVIDENDS, "SPY", Money.of(3.0)),
            new Line(Source.DIVIDENDS, "X:Y", Money.of(-0.5)),
            new Line(Source.INTEREST, "", Money.of(0.25)),
            new Line(Source.INTEREST_PAID, "", Money.of(-0.75)),
            new Line(Source.BORROW, "", Money.of(-0.125)),
            new Line(Source.FX, "", Money.of(2.0)),
            new Line(Source.COMMISSION, "", Money.of(-2.0)),
            new Line(Source.OTHER, "Expenses:Custody", Money.of(-0.5)));
    assertThat(gain.change()).isEqualTo(Money.of(12.375));
  }

  @Test
  void what_does_not_sum_to_the_change_of_equity_stops_the_run() {
    posted("Income:Interest", -1.0, "Assets:Cash", 1.0);
    assertThatExceptionOfType(InvariantException.class)
        .isThrownBy(() -> tally.gain(last(100_002.0)))
        .withMessageContaining("to be the change of equity of 2.00, was 1.00");
  }
}
