package io.admf.event;

import java.util.List;

/**
 * What an account with rules of its own has besides cash and holdings.
 *
 * @param settledCash money units that may be spent or drawn: cash less what is not settled
 * @param initialMargin money units of equity that the positions need to be opened
 * @param maintenanceMargin money units of equity below which they are called
 * @param interest money units of interest received so far, less what was paid
 * @param borrowFees money units paid so far for shares borrowed
 * @param fxGains money units gained so far because a currency was worth more, or less, when a
 *     position was closed than when it was opened
 * @param balances cash by currency, the account's own first; empty where there is one currency
 */
public record AccountState(
    long settledCash,
    long initialMargin,
    long maintenanceMargin,
    long interest,
    long borrowFees,
    long fxGains,
    List<Balance> balances) {

  public AccountState {
    balances = List.copyOf(balances);
  }

  /**
   * Cash in one currency.
   *
   * @param amount money units of that currency
   * @param rate what one of it is worth in the account's currency
   */
  public record Balance(String currency, long amount, double rate) {}
}
