package io.admf.ledger;

import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Snapshot;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.ledger.posting.Journal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Checks that the books of an account balance:
 *
 * <ol>
 *   <li>the trial balance is zero in every unit;
 *   <li>cash, dividends receivable, commissions and realised profit are what the journal says;
 *   <li>the lots of every position sum to its units and cost, and both are what the journal says;
 *   <li>cash, dividends receivable and holdings at the latest closes sum to the equity of the
 *       columns;
 *   <li>deposit, realised and unrealised profit, interest and gains of currencies, less commissions
 *       and borrow fees, sum to the same;
 *   <li>what an account with rules of its own keeps besides, unsettled sales, interest, fees, and
 *       what foreign positions cost in both currencies, is what the journal says.
 * </ol>
 */
final class Audit {

  private final Account account;
  private final long slice;

  private Audit(Account account, long slice) {
    this.account = account;
    this.slice = slice;
  }

  /**
   * Checks everything.
   *
   * @param equity the last entry of the equity column
   * @throws InvariantException at the first difference, with both figures
   */
  static void check(Account account, Snapshot snapshot, long equity) {
    Audit audit = new Audit(account, snapshot.header().slice());
    audit.journal();
    audit.positions();
    if (account instanceof RuledAccount ruled) {
      audit.rules(ruled);
    }
    audit.equity(snapshot, equity);
  }

  private void journal() {
    for (Map.Entry<String, Long> sum : account.journal.trialBalance().entrySet()) {
      expect("trial balance in " + sum.getKey(), 0, sum.getValue());
    }
    expect(
        "cash",
        account.journal.balance(ChartOfAccounts.CASH)
            + account.journal.balance(ChartOfAccounts.UNSETTLED),
        account.cash);
    expect("commissions", account.journal.balance(ChartOfAccounts.COMMISSION), account.commissions);
    expect(
        "deposit",
        -account.journal.balance(ChartOfAccounts.OPENING_BALANCE),
        account.portfolio.initialCapital());
    long realised = 0;
    for (Position position : account.inOrder) {
      realised -= account.journal.balance(ChartOfAccounts.realisedPnl(position.slot));
      realised -= account.journal.balance(ChartOfAccounts.dividends(position.slot));
    }
    expect("realised profit", realised, account.realisedPnl);
    expect(
        "dividends receivable",
        account.journal.balance(ChartOfAccounts.RECEIVABLE),
        account.receivable);
  }

  private void positions() {
    for (Position position : account.inOrder) {
      String symbol = position.name();
      int slot = position.slot;
      long units = account.journal.balance(ChartOfAccounts.units(slot));
      long cost = account.journal.balance(ChartOfAccounts.cost(slot));
      expect("units of " + symbol, units, position.units);
      expect("units in the lots of " + symbol, units, position.lots.quantity());
      if (position.series.instrument().future()) {
        expect("cost of the contract " + symbol, 0, cost);
      } else {
        expect("cost of " + symbol, cost, position.cost);
      }
      expect("cost of the lots of " + symbol, position.cost, position.lots.cost());
    }
  }

  private void rules(RuledAccount ruled) {
    Journal journal = ruled.journal;
    expect("unsettled cash", journal.balance(ChartOfAccounts.UNSETTLED), ruled.unsettled);
    expect("unsettled sales", ruled.unsettled, ruled.due());
    expect(
        "interest",
        -journal.balance(ChartOfAccounts.INTEREST) - journal.balance(ChartOfAccounts.INTEREST_PAID),
        ruled.interest);
    expect("borrow fees", journal.balance(ChartOfAccounts.BORROW), ruled.borrowFees);
    expect("gains of currencies", -journal.balance(ChartOfAccounts.FX), ruled.fxGains);
    Map<Integer, Long> paid = new TreeMap<>();
    Map<Integer, Long> worth = new TreeMap<>();
    for (Position position : ruled.inOrder) {
      int conversion = ruled.conversion(position);
      if (conversion >= 0) {
        expect(
            "converted cost of the lots of " + position.series.symbol(),
            ruled.basis(position),
            position.lots.worth());
        boolean costs = !position.series.instrument().future();
        paid.merge(conversion, costs ? position.cost : 0, Math::addExact);
        worth.merge(conversion, ruled.basis(position), Math::addExact);
      }
    }
    paid.forEach(
        (conversion, sum) -> {
          expect("cost of what was converted", -journal.balance(conversion), sum);
          expect(
              "worth of what was converted",
              journal.balance(conversion + 1),
              Objects.requireNonNull(worth.get(conversion)));
        });
  }

  private void equity(Snapshot snapshot, long equity) {
    long sum = Math.addExact(snapshot.cash(), account.receivable);
    long unrealised = 0;
    for (Holding holding : snapshot.holdings()) {
      sum = Math.addExact(sum, holding.marketValue());
      unrealised = Math.addExact(unrealised, holding.unrealisedPnl());
    }
    expect("equity as cash plus holdings", equity, sum);
    expect("equity of the snapshot", equity, snapshot.equity());
    expect(
        "equity as deposit plus profit",
        equity,
        account.portfolio.initialCapital()
            + account.realisedPnl
            + account.beside()
            + unrealised
            - account.commissions);
  }

  private void expect(String what, long expected, long actual) {
    if (expected != actual) {
      throw new InvariantException(
          account.portfolio.container(),
          slice,
          "expected %s to be %d, was %d".formatted(what, expected, actual));
    }
  }
}
