package io.admf.reporting.results;

import io.admf.frame.EquityFrame;

/**
 * The rows of one portfolio in {@code equity.csv}, one for every slice. Cash changes with fills
 * only and is all there is while nothing is held, so its text is kept from row to row.
 */
final class EquityRows {

  static final String COLUMNS = "portfolio_id,time,equity,cash";

  private final byte[] id;
  private final Part part;
  private final Bytes cashText = new Bytes(32);
  private long cash;

  /**
   * @param id the first field with its comma
   */
  EquityRows(byte[] id, Part part) {
    this.id = id;
    this.part = part;
    cashText.money(cash);
  }

  void add(EquityFrame frame) {
    for (int i = 0; i < frame.rows(); i++) {
      long equity = frame.equity()[i];
      if (frame.cash()[i] != cash) {
        cash = frame.cash()[i];
        cashText.clear();
        cashText.money(cash);
      }
      Bytes row = part.row().put(id).time(frame.times()[i]).put(',');
      if (equity == cash) {
        row.put(cashText);
      } else {
        row.money(equity);
      }
      row.put(',').put(cashText);
      part.end();
    }
  }
}
