package io.admf.ledger;

import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.ledger.posting.Journal;
import io.admf.ledger.valuation.Stake;
import io.admf.plan.PortfolioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The running figures of one portfolio, beside the journal that proves them. */
final class Account {

  final PortfolioSpec portfolio;
  final Journal journal;
  final Map<String, Position> positions = new LinkedHashMap<>();
  private final List<Position> inOrder;
  long cash;
  long realisedPnl;
  long commissions;
  long fills;

  /**
   * Opens the account with its deposit.
   *
   * @param traded in the order of the run's series
   */
  Account(PortfolioSpec portfolio, List<Series> traded, ChartOfAccounts chart) {
    this.portfolio = portfolio;
    this.journal = new Journal(portfolio.container(), chart);
    for (Series series : traded) {
      positions.put(series.symbol(), new Position(series, positions.size()));
    }
    inOrder = List.copyOf(positions.values());
    cash = portfolio.initialCapital();
    journal.line(ChartOfAccounts.CASH, cash).line(ChartOfAccounts.OPENING_BALANCE, -cash).post(0);
  }

  Position position(String symbol, long slice) {
    Position position = positions.get(symbol);
    if (position == null) {
      throw new InvariantException(
          portfolio.container(),
          slice,
          "expected a fill of one of %s, was %s".formatted(positions.keySet(), symbol));
    }
    return position;
  }

  /** Books a fill's cash, lots and journal entry. */
  Booking book(Fill fill, Position position) {
    if (fill.quantity() <= 0 || fill.commission() < 0) {
      throw new InvariantException(
          portfolio.container(),
          fill.header().slice(),
          "expected a positive quantity and no negative commission, was " + fill);
    }
    FillAmounts amounts = FillAmounts.of(fill, position.series.instrument(), position.units);
    long released = amounts.closing() == 0 ? 0 : position.lots.close(amounts.closing());
    long added = amounts.sign() * amounts.openingValue();
    if (amounts.opening() > 0) {
      position.lots.open(amounts.sign() * amounts.opening(), added);
    }
    long realised = -amounts.sign() * amounts.closingValue() - released;
    position.units = Math.addExact(position.units, amounts.units());
    position.cost = Math.addExact(position.cost, added - released);
    long spent = Math.addExact(amounts.paid(), fill.commission());
    cash = Math.subtractExact(cash, spent);
    realisedPnl = Math.addExact(realisedPnl, realised);
    commissions = Math.addExact(commissions, fill.commission());
    fills++;
    journal
        .line(ChartOfAccounts.units(position.slot), amounts.units())
        .line(ChartOfAccounts.trading(position.slot), -amounts.units())
        .line(ChartOfAccounts.cost(position.slot), added - released)
        .line(ChartOfAccounts.COMMISSION, fill.commission())
        .line(ChartOfAccounts.realisedPnl(position.slot), -realised)
        .line(ChartOfAccounts.CASH, -spent)
        .post(fill.header().slice());
    return new Booking(amounts, realised);
  }

  /**
   * What a fill did.
   *
   * @param realised money units gained by closing, before commission
   */
  record Booking(FillAmounts amounts, long realised) {}

  /** The open positions as the columns of a block see them. */
  List<Stake> stakes(BarBlock block) {
    List<Stake> stakes = new ArrayList<>(1);
    for (int i = 0; i < inOrder.size(); i++) {
      Position position = inOrder.get(i);
      if (position.units != 0) {
        Series series = position.series;
        stakes.add(new Stake(series.instrument(), position.units, block.marks(series.index())));
      }
    }
    return stakes;
  }

  /** The open positions at the closes of a slice. */
  List<Holding> holdings(BarBlock block, long slice) {
    List<Holding> holdings = new ArrayList<>(1);
    for (int i = 0; i < inOrder.size(); i++) {
      Position position = inOrder.get(i);
      if (position.units != 0) {
        double mark = block.mark(position.series.index(), slice);
        long value = position.series.instrument().notional(mark, position.units);
        holdings.add(
            new Holding(position.series.symbol(), position.units, position.cost, mark, value));
      }
    }
    return List.copyOf(holdings);
  }
}
