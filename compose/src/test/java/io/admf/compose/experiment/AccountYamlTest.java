package io.admf.compose.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.config.YamlReader;
import io.admf.money.Instrument;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.FxSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountYamlTest {

  @TempDir private Path folder;

  private RunPlan plan(String yaml) {
    String rest = "strategies: [momentum]\ndata: {source: synthetic, bars: 5}\n";
    return new Coordinator(Workbench.library())
        .prepare(YamlReader.parse("test.yaml", rest + yaml), folder.resolve("test.yaml"), null)
        .plan();
  }

  private List<AccountSpec> accounts(String account) {
    return plan("symbols: [SPY, GME]\nportfolios: [{symbols: [[SPY]], account: " + account + "}]")
        .portfolios()
        .stream()
        .map(PortfolioSpec::account)
        .toList();
  }

  @Test
  void without_a_word_the_account_is_plain() {
    assertThat(plan("symbols: [SPY]").portfolios().getFirst().account())
        .isEqualTo(AccountSpec.PLAIN);
    assertThat(plan("symbols: [SPY]").portfolios().getFirst().plain()).isTrue();
  }

  @Test
  void an_account_is_a_name_or_settings_and_their_values_are_axes() {
    assertThat(accounts("cash").getFirst().kind()).isEqualTo(AccountKind.CASH);
    assertThat(accounts("margin").getFirst().margin()).isEqualTo(MarginSpec.REG_T);
    assertThat(accounts("{preset: reg_t}").getFirst().kind()).isEqualTo(AccountKind.MARGIN);
    assertThat(accounts("{leverage: [2, 4]}"))
        .extracting(AccountSpec::margin)
        .containsExactly(
            new MarginSpec(0.5, 0.25, 0.5, 0.25), new MarginSpec(0.25, 0.125, 0.25, 0.125));
    assertThat(accounts("{initial: 0.4, maintenance: 0.3, short_initial: 0.6}").getFirst().margin())
        .isEqualTo(new MarginSpec(0.4, 0.3, 0.6, 0.3));
    assertThat(accounts("[cash, {type: margin, debit_interest: [0.05, 0.07]}]")).hasSize(3);
    assertThat(accounts("{settlement_days: 2, lots: [lifo, average]}"))
        .extracting(AccountSpec::lots)
        .containsExactly(LotMethod.LIFO, LotMethod.AVERAGE);
    assertThat(accounts("{borrow_fee: 0.05, borrow_fees: {GME: 0.3}, no_locate: [SPY]}"))
        .extracting(AccountSpec::rates)
        .containsExactly(
            new RatesSpec(
                0,
                0,
                0.05,
                List.of(new RatesSpec.SymbolRate("GME", 0.3), new RatesSpec.SymbolRate("SPY", -1)),
                360));
  }

  @Test
  void an_axis_of_accounts_has_its_name_in_results() {
    RunPlan plan = plan("symbols: [SPY]\naccount: {leverage: [2, 4], cash_interest: 0.02}");
    assertThat(plan.portfolios())
        .extracting(portfolio -> portfolio.parameters().get("account.leverage"))
        .containsExactly(2.0, 4.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{hedging: true} | hedging is not there yet: positions in one symbol are netted",
        "{type: cash, leverage: 2} | leverage belong to an account of type margin",
        "{leverage: 2, preset: reg_t} | preset and leverage exclude each other; keep one",
        "{initial: 0.2, maintenance: 0.3} | maintenance must be at most initial",
        "{preset: reg_x} | preset must be reg_t",
        "{settlement_days: 1.5} | settlement_days must be whole numbers",
        "{no_locate: [AAPL]} | no_locate names AAPL, which is not there",
        "{borrow_fees: {AAPL: 1}} | AAPL is not a key here",
        "{type: savings} | type must be"
      })
  void what_makes_no_sense_is_a_mistake(String account, String message) {
    assertThatThrownBy(() -> accounts(account)).hasMessageContaining(message);
  }

  @Test
  void a_symbol_says_what_is_paid_for_it() {
    RunPlan plan =
        plan(
            """
            symbols:
              - {symbol: BTC, size_increment: 0.001, lot_size: 0.01}
              - {symbol: ES, type: future, multiplier: 50, tick_size: 0.25}
            """);
    assertThat(plan.series().get(0).instrument())
        .isEqualTo(new Instrument("BTC", 3, "USD", 10, 1, 0, false));
    assertThat(plan.series().get(1).instrument())
        .isEqualTo(new Instrument("ES", 0, "USD", 1, 50, 0.25, true));
    assertThatThrownBy(() -> plan("symbols: [{symbol: BTC, lot_size: 0.5}]"))
        .hasMessageContaining("lot_size must be a positive multiple of size_increment");
  }

  @Test
  void rates_are_found_by_name_or_named() {
    assertThat(plan("symbols: [{symbol: SAP, currency: EUR}, EURUSD]").rates())
        .containsExactly(new FxSpec("EUR", 0, false));
    assertThat(plan("symbols: [{symbol: SAP, currency: EUR}, USD-EUR]").rates())
        .containsExactly(new FxSpec("EUR", 1, true));
    assertThat(
            plan("symbols: [{symbol: SAP, currency: EUR}, FIX]\nfx: {EUR: {symbol: FIX, inverse: true}}")
                .rates())
        .containsExactly(new FxSpec("EUR", 0, true));
    assertThatThrownBy(() -> plan("symbols: [{symbol: SAP, currency: EUR}]"))
        .hasMessageContaining("there is no rate of EUR: add EURUSD to symbols");
    assertThatThrownBy(() -> plan("symbols: [SPY, EURUSD]\nfx: {EUR: EURUSD}"))
        .hasMessageContaining("fx.EUR is not a key here");
  }
}
