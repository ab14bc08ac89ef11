package io.admf.reporting.results;

import io.admf.event.AccountState;
import io.admf.event.Holding;
import io.admf.event.Snapshot;
import io.admf.money.Instrument;
import java.util.List;
import java.util.function.Function;

/** The account of one portfolio as it was told, a row for each time: {@code snapshots.csv}. */
final class SnapshotRows {

  /** Its name in a folder of results. */
  static final String NAME = "snapshots.csv";

  /**
   * What is held is a list of symbols with their units; rows of accounts without rules end early.
   */
  static final String COLUMNS =
      "portfolio_id,time,cash,equity,realised_pnl,unrealised_pnl,commissions,fills,holdings,"
          + "settled_cash,initial_margin,maintenance_margin,interest,borrow_fees,fx_gains";

  private SnapshotRows() {}

  /** Adds the row of a snapshot. */
  static void add(
      Part part, byte[] portfolio, Snapshot snapshot, Function<String, Instrument> instruments) {
    Bytes row = part.row().put(portfolio);
    row.time(snapshot.eventTime());
    row.put(',').money(snapshot.cash()).put(',').money(snapshot.equity());
    row.put(',').money(snapshot.realisedPnl()).put(',').money(snapshot.unrealisedPnl());
    row.put(',').money(snapshot.commissions()).put(',').number(snapshot.fills());
    row.put(',').field(holdings(snapshot.holdings(), instruments));
    AccountState state = snapshot.state();
    if (state == null) {
      row.put(",,,,,,");
    } else {
      row.put(',').money(state.settledCash());
      row.put(',').money(state.initialMargin()).put(',').money(state.maintenanceMargin());
      row.put(',').money(state.interest()).put(',').money(state.borrowFees());
      row.put(',').money(state.fxGains());
    }
    part.end();
  }

  private static String holdings(List<Holding> holdings, Function<String, Instrument> instruments) {
    StringBuilder text = new StringBuilder();
    for (Holding holding : holdings) {
      text.append(text.isEmpty() ? "" : "; ");
      text.append(holding.symbol()).append(' ');
      text.append(instruments.apply(holding.symbol()).format(holding.quantity()));
    }
    return text.toString();
  }
}
