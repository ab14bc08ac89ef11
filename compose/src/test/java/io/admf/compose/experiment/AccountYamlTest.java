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

  @Test
  void accounts_of_one_kind_are_told_apart_by_what_is_given() {
    assertThat(
            plan("symbols: [SPY]\naccount: [{leverage: 2}, {leverage: 4, lots: hifo}]")
                .portfolios())
        .extracting(portfolio -> portfolio.parameters().get("account.leverage"))
        .containsExactly(2.0, 4.0);
  }

  @Test
  void every_number_of_an_account_is_an_axis() {
    RunPlan plan =
        plan(
            """
            symbols: [SPY]
            account:
              initial: [0.4, 0.5]
              maintenance: [0.2, 0.25]
              short_initial: 0.6
              short_maintenance: [0.3, 0.35]
              day_count: [360, 365]
            """);
    assertThat(plan.portfolios()).hasSize(16);
    assertThat(plan.portfolios().get(3).account().margin())
        .isEqualTo(new MarginSpec(0.4, 0.2, 0.6, 0.35));
    assertThat(plan.portfolios().get(3).account().rates().dayCount()).isEqualTo(365);
    assertThat(plan.portfolios().get(3).parameters())
        .containsEntry("account.initial", 0.4)
        .containsEntry("account.maintenance", 0.2)
        .containsEntry("account.short_maintenance", 0.35)
        .containsEntry("account.day_count", 365)
        .doesNotContainKey("account.short_initial");
    assertThat(accounts("{leverage: [2, 4], maintenance: 0.1}"))
        .extracting(AccountSpec::margin)
        .containsExactly(new MarginSpec(0.5, 0.1, 0.5, 0.1), new MarginSpec(0.25, 0.1, 0.25, 0.1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{hedging: 2} | hedging must be true or false",
        "{hedging: true} | account.hedging holds long and short positions; set direction: long_short",
        "{hedging: true} | under account.hedging an opposite signal closes nothing",
        "{lots: specific} | specific closes the lots that orders name, and none does",
        "{type: cash, borrow_fee: 0.1, no_locate: [ABC]} | borrow_fee, no_locate are about short positions",
        "{type: cash, leverage: 2} | leverage belong to an account of type margin",
        "{leverage: 2, preset: reg_t} | preset and leverage exclude each other; keep one",
        "{initial: 0.2, maintenance: 0.3} | maintenance must be at most initial",
        "{preset: reg_x} | preset must be reg_t",
        "{maintenance: [0.2, 0.6]} | maintenance must be at most initial, was 0.6 of 0.5 and short 0.6",
        "{maintenance: [0.2, x]} | maintenance must be a number from 0 to 1, was x",
        "{day_count: [360, 0]} | day_count must be a whole number from 1 to 366, was 0",
        "{maintenance: []} | maintenance must be a list with at least one value",
        "{cash_interest: {from: 0, to: 1, count: 1000}, borrow_fee: {from: 0, to: 1, count: 1000}, maintenance: {from: 0, to: 0.2, count: 1000}, day_count: [360, 365]} | account makes 2000000000 combinations; expected at most 100000",
        "[cash, cash] | account lists the same account twice; keep one",
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
    assertThat(plan("symbols: [{symbol: SAP, currency: EUR}, USDEUR]\nfx: {EUR: USDEUR}").rates())
        .as("named, it is still what its name says")
        .containsExactly(new FxSpec("EUR", 1, true));
    assertThatThrownBy(
            () ->
                plan(
                    "symbols: [{symbol: SAP, currency: EUR}, EURUSD, SPY]\nfx: {EUR: [EURUSD, SPY]}"))
        .hasMessageContaining("fx.EUR must be one symbol, was a list");
    assertThatThrownBy(() -> plan("symbols: [{symbol: SAP, currency: EUR}]"))
        .hasMessageContaining("there is no rate of EUR: add EURUSD to symbols");
    assertThatThrownBy(() -> plan("symbols: [SPY, EURUSD]\nfx: {EUR: EURUSD}"))
        .hasMessageContaining("fx.EUR is not a key here");
  }
}
