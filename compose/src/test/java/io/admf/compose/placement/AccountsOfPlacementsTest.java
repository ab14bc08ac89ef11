package io.admf.compose.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts with rules of their own say the same everywhere, however the bars are cut. */
class AccountsOfPlacementsTest extends PlacementComparison {

  private static final List<String> TYPES =
      List.of("ORDER", "FILL", "POSITION_CLOSE", "PORTFOLIO_UPDATE", "SNAPSHOT");

  private void compareCuts(String yaml, List<String> containers, List<String> types)
      throws IOException {
    Path file = scratch.resolve("accounts.yaml");
    Files.writeString(file, yaml);
    String digest = compare(file, containers, types);
    assertThat(compare(file, containers, types, "data.frame_slices=7")).isEqualTo(digest);
  }

  @Test
  void a_portfolio_on_margin_is_called_at_the_same_slice() throws IOException {
    compareCuts(
        """
        snapshots: weekly
        symbols: [AAA, BBB]
        data: {source: synthetic, volatility: 0.9, start_date: 2020-01-01, end_date: 2021-12-31}
        strategies: [{type: momentum, params: {fast_period: 5, slow_period: 20}}]
        portfolios:
          - symbols: all
            direction: long_short
            account: {leverage: 4, debit_interest: 0.07, borrow_fee: 0.05, settlement_days: 2}
            sizing: {type: percent_of_equity, fraction: 1.8}
            risk: {max_position_size: 4}
        """,
        List.of("AAA_1d", "BBB_1d", "portfolio_c0001"),
        List.of("ORDER", "FILL", "POSITION_CLOSE", "PORTFOLIO_UPDATE", "SNAPSHOT", "RISK_ALERT"));
    Path file = scratch.resolve("accounts.yaml");
    assertThat(String.join("", logs(run(new FusedPlacement(() -> 0), file, "log")).values()))
        .contains("margin_call", "liquidation", "interest", "borrow", "settlement");
  }

  @Test
  void a_portfolio_of_foreign_shares_and_one_of_contracts_too() throws IOException {
    compareCuts(
        """
        currency: USD
        symbols:
          - {symbol: EURUSD, timeframes: [1d]}
          - {symbol: SAP, timeframes: [1d], currency: EUR}
          - {symbol: ES, timeframes: [1d], type: future, multiplier: 50, tick_size: 0.25}
        data: {source: synthetic, start_date: 2020-01-01, end_date: 2021-12-31}
        strategies: [{type: momentum, params: {fast_period: 5, slow_period: 20}}]
        portfolios:
          - {symbols: [[SAP], [ES], [SAP, ES]], direction: long_short, account: {type: margin, cash_interest: 0.02}}
        """,
        List.of(
            "ES_1d",
            "EURUSD_1d",
            "SAP_1d",
            "portfolio_c0001",
            "portfolio_c0002",
            "portfolio_c0003"),
        TYPES);
  }

  @Test
  void so_do_two_positions_in_a_symbol_and_lots_that_orders_name() throws IOException {
    compareCuts(
        """
        snapshots: change
        symbols: [AAA, BBB]
        data: {source: synthetic, volatility: 0.6, start_date: 2020-01-01, end_date: 2021-12-31}
        strategies: [{type: momentum, params: {fast_period: 5, slow_period: 20}}]
        portfolios:
          - name: follows
            symbols: all
            direction: long_short
            account: {leverage: 4, debit_interest: 0.07, borrow_fee: 0.05, hedging: true}
            sizing: {type: percent_of_equity, fraction: 1.2}
            orders: {stop_loss: 8, take_profit: [12], max_holding: 60}
            risk: {max_position_size: 4}
          - name: names
            direction: long_short
            account: {lots: specific, hedging: true}
            orders:
              script:
                - {time: 2020-02-03, symbol: AAA, side: buy, quantity: 30, tag: one}
                - {time: 2020-03-03, symbol: AAA, side: buy, quantity: 20, tag: two}
                - {time: 2020-03-03, symbol: AAA, side: sell, quantity: 40, tag: short}
                - {time: 2020-05-04, symbol: AAA, side: sell, quantity: 25, reduce_only: true, lots: [two]}
                - {time: 2020-05-04, symbol: AAA, side: buy, quantity: 60, reduce_only: true}
        """,
        List.of("AAA_1d", "BBB_1d", "portfolio_c0001", "portfolio_c0002"),
        TYPES);
    Path file = scratch.resolve("accounts.yaml");
    String told = String.join("", logs(run(new FusedPlacement(() -> 0), file, "log")).values());
    assertThat(told).contains("Positions:AAA:Long", "Positions:BBB:Short", "\"lots\":[3]");
  }

  @Test
  void orders_are_trimmed_to_what_the_market_carries_wherever_features_come_from()
      throws IOException {
    compareCuts(
        """
        symbols: [{symbol: AAA, timeframes: [1h]}, {symbol: BBB, timeframes: [1h]}]
        data: {source: synthetic, bars: 900, average_volume: 300}
        strategies:
          - {type: momentum, params: {fast_period: 5, slow_period: 20}, filter: daily_volume_3 > 0}
        portfolios:
          - symbols: all
            direction: long_short
            sizing: {type: percent_of_equity, fraction: 0.4}
            risk: {rules: [{type: liquidity, max_adv: 0.05, days: 3, excess: [trim, reject]}]}
          - orders: {script: [{time: 2015-01-02, symbol: AAA, target_percent: 0.9},
                              {time: 2015-01-07, symbol: AAA, target_percent: 0.0}]}
            risk: {rules: [{type: liquidity, max_adv: 0.1, days: 4}]}
        """,
        List.of("AAA_1h", "BBB_1h", "portfolio_c0001", "portfolio_c0002", "portfolio_c0003"),
        List.of("ORDER", "FILL", "ORDER_REJECTED", "POSITION_CLOSE"));
    Path file = scratch.resolve("accounts.yaml");
    String log = String.join("", logs(run(new FusedPlacement(() -> 0), file, "log")).values());
    assertThat(log.lines().filter(line -> line.contains("liquidity trimmed it")))
        .anyMatch(line -> line.contains("portfolio_c0001"))
        .anyMatch(line -> line.contains("portfolio_c0003"));
  }
}
