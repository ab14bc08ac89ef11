package io.admf.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.InvariantException;
import io.admf.event.Posting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalTest {

  private final ChartOfAccounts chart = ChartOfAccounts.of("USD", List.of("ABC", "XYZ"));
  private final Journal journal = new Journal("portfolio_c0001", chart);

  @Test
  void an_entry_has_a_line_for_every_account_it_touches() {
    journal
        .line(ChartOfAccounts.units(1), 3)
        .line(ChartOfAccounts.trading(1), -3)
        .line(ChartOfAccounts.cost(1), 300)
        .line(ChartOfAccounts.realisedPnl(1), 0)
        .line(ChartOfAccounts.COMMISSION, 2)
        .line(ChartOfAccounts.CASH, -302)
        .post(5);

    assertThat(journal.entry())
        .containsExactly(
            new Posting("Assets:Positions:XYZ", "XYZ", 3),
            new Posting("Equity:Trading:XYZ", "XYZ", -3),
            new Posting("Assets:Positions:XYZ", "USD", 300),
            new Posting("Expenses:Commission", "USD", 2),
            new Posting("Assets:Cash", "USD", -302));
    assertThat(journal.balance(ChartOfAccounts.CASH)).isEqualTo(-302);
    assertThat(journal.trialBalance()).isEqualTo(Map.of("ABC", 0L, "USD", 0L, "XYZ", 0L));
  }

  @Test
  void the_deposit_is_an_entry_like_any_other() {
    journal.line(ChartOfAccounts.CASH, 100).line(ChartOfAccounts.OPENING_BALANCE, -100);
    journal.post(0);
    assertThat(journal.entry())
        .containsExactly(
            new Posting("Assets:Cash", "USD", 100),
            new Posting("Equity:OpeningBalance", "USD", -100));
  }

  @Test
  void an_entry_that_does_not_balance_is_not_posted() {
    journal.line(ChartOfAccounts.CASH, 100).line(ChartOfAccounts.OPENING_BALANCE, -99);
    assertThatThrownBy(() -> journal.post(7))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("portfolio_c0001 at slice 7")
        .hasMessageContaining("expected the entry to sum to 0 USD, was 1");
    assertThat(journal.balance(ChartOfAccounts.CASH)).isZero();
  }

  @Test
  void units_do_not_make_up_for_each_other() {
    journal.line(ChartOfAccounts.units(0), 5).line(ChartOfAccounts.trading(1), -5);
    assertThatThrownBy(() -> journal.post(0))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("sum to 0 ABC, was 5");
  }
}
