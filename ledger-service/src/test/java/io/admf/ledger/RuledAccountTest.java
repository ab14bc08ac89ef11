package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.AccountState;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.RiskAlert;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.CalendarSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.FxSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Worked examples of accounts with rules of their own; deposits are 100 000. */
class RuledAccountTest {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");
  private final List<Event> events = new ArrayList<>();

  static AccountSpec account(AccountKind kind, MarginSpec margin, RatesSpec rates, int days) {
    return new AccountSpec(kind, LotMethod.FIFO, false, margin, rates, days);
  }

  private static RunPlan plan(AccountSpec account, Instrument... instruments) {
    RunPlan plan = TradingPlans.plan(TradingPlans.series(instruments), TradingPlans.frictionless());
    return plan.with(
        plan.portfolios().stream().map(p -> p.with(account, OrdersSpec.PLAIN)).toList());
  }

  private static BarBlock closes(double... closes) {
    double[][] bars = new double[closes.length][];
    for (int i = 0; i < closes.length; i++) {
      bars[i] = new double[] {closes[i], closes[i], closes[i], closes[i]};
    }
    return Bars.block(bars);
  }

  private LedgerKernel kernel(RunPlan plan, BarBlock block, Fill... fills) {
    LedgerKernel kernel = new LedgerKernel(plan);
    kernel.bars(block);
    for (Fill fill : fills) {
      kernel.post(0, fill, events::add);
    }
    return kernel;
  }

  private Snapshot at(LedgerKernel kernel, long slice) {
    Snapshot snapshot = kernel.snapshot(0, slice, events::add);
    events.add(snapshot);
    return snapshot;
  }

  private static AccountState state(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.state());
  }

  private List<String> alerts() {
    return events.stream()
        .filter(RiskAlert.class::isInstance)
        .map(event -> ((RiskAlert) event).rule() + ": " + ((RiskAlert) event).detail())
        .toList();
  }

  private List<PortfolioUpdate> caused(String cause) {
    return events.stream()
        .filter(PortfolioUpdate.class::isInstance)
        .map(PortfolioUpdate.class::cast)
        .filter(update -> update.cause().equals(cause))
        .toList();
  }

  private static void end(LedgerKernel kernel) {
    kernel.release(kernel.endBlock(0, event -> {}));
    kernel.close(0, event -> {});
  }

  @Test
  void a_long_position_is_called_where_debit_divided_by_one_less_maintenance_is_passed() {
    // 4 000 at 50 with 100 000: debit 100 000; 100 000 / (1 - 0.25) / 4 000 = 33.333...
    AccountSpec account = account(AccountKind.MARGIN, MarginSpec.REG_T, RatesSpec.NONE, 0);
    BarBlock block = closes(50, 33.34, 33.33, 33.32, 40, 33);
    LedgerKernel kernel =
        kernel(plan(account, SHARE), block, Desk.fill(0, block, 0, "ABC", 4_000, 50, 0));

    AccountState opened = state(at(kernel, 0));
    assertThat(opened.initialMargin()).isEqualTo(Money.of(100_000.0));
    assertThat(opened.maintenanceMargin()).isEqualTo(Money.of(50_000.0));
    assertThat(opened.settledCash()).isEqualTo(Money.of(-100_000.0));
    at(kernel, 1);
    assertThat(alerts()).isEmpty();
    at(kernel, 2);
    String call = "margin_call: expected equity of at least 33330.00, was 33320.00";
    assertThat(alerts()).containsExactly(call);
    at(kernel, 3);
    assertThat(alerts()).as("the same call").hasSize(1);
    at(kernel, 4);
    at(kernel, 5);
    assertThat(alerts())
        .containsExactly(call, "margin_call: expected equity of at least 33000.00, was 32000.00");
    end(kernel);
  }

  @Test
  void a_short_position_needs_its_margin_beside_its_proceeds() {
    // 2 000 short at 100: 300 000 of cash, 200 000 owed; called above 300 000 / 1.3 / 2 000
    AccountSpec account = account(AccountKind.MARGIN, MarginSpec.REG_T, RatesSpec.NONE, 0);
    BarBlock block = closes(100, 115.38, 115.39);
    LedgerKernel kernel =
        kernel(plan(account, SHARE), block, Desk.fill(0, block, 0, "ABC", -2_000, 100, 0));

    Snapshot opened = at(kernel, 0);
    assertThat(opened.cash()).isEqualTo(Money.of(300_000.0));
    assertThat(state(opened).initialMargin()).isEqualTo(opened.equity());
    at(kernel, 1);
    assertThat(alerts()).isEmpty();
    at(kernel, 2);
    assertThat(alerts()).hasSize(1);
    end(kernel);
  }

  @Test
  void debit_is_charged_for_each_day_that_has_passed_and_compounds_when_posted() {
    RatesSpec rates = new RatesSpec(0, 0.07, 0, List.of(), 360);
    BarBlock block = closes(100, 100, 100);
    LedgerKernel kernel =
        kernel(
            plan(account(AccountKind.SIMPLE, MarginSpec.FULL, rates, 0), SHARE),
            block,
            Desk.fill(0, block, 0, "ABC", 1_100, 100, 0));

    Snapshot last = at(kernel, 2);

    // 10 000 x 0.07 / 360 = 1.94444444, then 10 001.94444444 x 0.07 / 360 = 1.94482253
    assertThat(caused("interest"))
        .extracting(PortfolioUpdate::entry)
        .containsExactly(interest("1.94444444"), interest("1.94482253"));
    assertThat(Money.format(state(last).interest())).isEqualTo("-3.88926697");
    assertThat(last.equity()).isEqualTo(Money.of(100_000.0) + state(last).interest());
    end(kernel);
  }

  @Test
  void a_day_that_begins_with_a_split_is_told_at_what_the_units_before_it_are_worth() {
    RatesSpec rates = new RatesSpec(0, 0.07, 0, List.of(), 360);
    RunPlan plan =
        Beside.acting(
            plan(account(AccountKind.SIMPLE, MarginSpec.FULL, rates, 0), SHARE),
            DividendDay.EX_DATE);
    BarBlock block =
        Beside.with(List.of(closes(100, 100, 10)), List.of(Beside.split(2, "ABC", 0, 10)))
            .getFirst();
    LedgerKernel kernel = kernel(plan, block, Desk.fill(0, block, 0, "ABC", 1_100, 100, 0));

    at(kernel, 2);

    assertThat(caused("interest"))
        .extracting(update -> update.equity() - update.cash())
        .containsOnly(Money.of(110_000.0));
    assertThat(caused("interest").getLast().holdings().getFirst().quantity()).isEqualTo(1_100);
    end(kernel);
  }

  private static List<Posting> interest(String amount) {
    long money = Money.of(new BigDecimal(amount));
    return List.of(
        new Posting("Assets:Cash", "USD", -money), new Posting("Expenses:Interest", "USD", money));
  }

  @Test
  void thirty_days_are_thirty_three_hundred_and_sixtieths_of_a_year() {
    RatesSpec rates = new RatesSpec(0.03, 0.07, 0.05, List.of(), 360);
    assertThat(Money.format(rates.interest(Money.of(120_000.0), 30))).isEqualTo("300.00");
    assertThat(Money.format(rates.interest(Money.of(-120_000.0), 30))).isEqualTo("-700.00");
    assertThat(Money.format(rates.fee("ABC", Money.of(-120_000.0), 30))).isEqualTo("500.00");
  }

  @Test
  void who_is_short_pays_for_what_was_borrowed_at_the_closes_before() {
    RatesSpec rates =
        new RatesSpec(0, 0, 0.05, List.of(new RatesSpec.SymbolRate("ABC", 0.18)), 360);
    BarBlock block = closes(100, 120, 90);
    LedgerKernel kernel =
        kernel(
            plan(account(AccountKind.MARGIN, MarginSpec.REG_T, rates, 0), SHARE),
            block,
            Desk.fill(0, block, 0, "ABC", -100, 100, 0));

    Snapshot last = at(kernel, 2);

    assertThat(caused("borrow"))
        .extracting(update -> Money.format(update.entry().getFirst().amount()))
        .containsExactly("5.00", "6.00"); // 10 000 and 12 000 x 0.18 / 360
    assertThat(caused("borrow").getFirst().entry().getFirst().account())
        .isEqualTo("Expenses:Borrow");
    assertThat(state(last).borrowFees()).isEqualTo(Money.of(11.0));
    end(kernel);
  }

  @Test
  void what_is_sold_on_friday_is_settled_two_weekdays_later() {
    // slice 1 is known on Friday, 2020-01-03; slices 4 and 5 on Monday and Tuesday
    AccountSpec account = account(AccountKind.CASH, MarginSpec.FULL, RatesSpec.NONE, 2);
    BarBlock block = closes(100, 100, 100, 100, 100, 100);
    LedgerKernel kernel =
        kernel(
            plan(account, SHARE),
            block,
            Desk.fill(0, block, 0, "ABC", 1_000, 100, 0),
            Desk.fill(1, block, 1, "ABC", -300, 100, 500_000_000));

    Snapshot friday = at(kernel, 1);
    assertThat(friday.cash()).isEqualTo(Money.of(29_995.0));
    assertThat(state(friday).settledCash()).isEqualTo(Money.of(-5.0));
    assertThat(state(at(kernel, 4)).settledCash()).isEqualTo(Money.of(-5.0));
    assertThat(state(at(kernel, 5)).settledCash()).isEqualTo(Money.of(29_995.0));
    assertThat(caused("settlement"))
        .singleElement()
        .satisfies(
            update ->
                assertThat(update.entry())
                    .containsExactly(
                        new Posting("Assets:Cash", "USD", Money.of(30_000.0)),
                        new Posting("Assets:Unsettled", "USD", Money.of(-30_000.0))));
    end(kernel);
  }

  /** Thursday 2013-03-28 and after: New York is closed on Good Friday, Tokyo is not. */
  @Test
  void symbols_settle_each_by_the_sessions_of_their_calendar() {
    AccountSpec account = account(AccountKind.MARGIN, MarginSpec.REG_T, RatesSpec.NONE, 2);
    RunPlan plain = plan(account, SHARE, new Instrument("JPX", 0, "USD"));
    TimeSpec time =
        new TimeSpec(
            CalendarSpec.named("XNYS"),
            List.of(new TimeSpec.SymbolCalendar("JPX", CalendarSpec.named("XTKS"))),
            true,
            null,
            false);
    RunPlan plan = plain.with(plain.data().with(time));
    BarBlock block = daily("2013-03-28", 2, 6);
    LedgerKernel kernel =
        kernel(
            plan,
            block,
            Desk.atOpen(Desk.fill(0, block, 0, "ABC", -100, 100, 0), block, 0),
            Desk.atOpen(Desk.fill(1, block, 0, "JPX", -10, 100, 0), block, 1));

    List<String> settled = new ArrayList<>();
    for (int slice = 0; slice < 6; slice++) {
      Snapshot snapshot = at(kernel, slice);
      settled.add(
          LocalDate.ofEpochDay(Math.floorDiv(block.sliceTime(slice), Instants.DAY))
              + " "
              + Money.format(state(snapshot).settledCash() - Money.of(100_000.0)));
    }
    assertThat(settled)
        .containsExactly(
            "2013-03-28 0.00",
            "2013-03-29 0.00",
            "2013-03-30 0.00",
            "2013-03-31 0.00",
            "2013-04-01 1000.00",
            "2013-04-02 11000.00");
    end(kernel);
  }

  /** Bars at 100 of each day, from 05:00 UTC to 20:00, of several series. */
  private static BarBlock daily(String first, int series, int days) {
    long day = LocalDate.parse(first).toEpochDay();
    BarFrame[] frames = new BarFrame[series];
    for (int s = 0; s < series; s++) {
      BarFrame.Columns columns = BarFrame.Columns.ofCapacity(days);
      for (int i = 0; i < days; i++) {
        columns.offsets()[i] = i;
        columns.eventTimes()[i] = (day + i) * Instants.DAY + 18_000 * Instants.SECOND;
        columns.knownAt()[i] = (day + i) * Instants.DAY + 72_000 * Instants.SECOND;
        columns.open()[i] = 100;
        columns.high()[i] = 100;
        columns.low()[i] = 100;
        columns.close()[i] = 100;
        columns.volume()[i] = 1;
      }
      frames[s] = new BarFrame(s, 0, 0, days, true, 0, days, columns);
    }
    return BarBlock.of(frames, null);
  }

  private static RunPlan european() {
    RunPlan plan =
        plan(
            AccountSpec.PLAIN, new Instrument("EURUSD", 0, "USD"), new Instrument("SAP", 0, "EUR"));
    return plan.converting(List.of(new FxSpec("EUR", 0, false)));
  }

  private static BarBlock rates(double[] rates, double[] closes) {
    double[][][] bars = new double[2][rates.length][];
    for (int i = 0; i < rates.length; i++) {
      bars[0][i] = new double[] {rates[i], rates[i], rates[i], rates[i], 1};
      bars[1][i] = new double[] {closes[i], closes[i], closes[i], closes[i], 1};
    }
    return SparseBars.blocks(rates.length, bars).getFirst();
  }

  @Test
  void a_european_share_makes_its_price_and_its_currency_separately() {
    BarBlock block = rates(new double[] {1.1, 1.25, 1.2}, new double[] {50, 55, 60});
    LedgerKernel kernel =
        kernel(european(), block, Desk.fill(0, block, 0, "SAP", 100, 50, 500_000_000));
    PortfolioUpdate bought = (PortfolioUpdate) events.getLast();
    assertThat(bought.entry())
        .containsExactly(
            new Posting("Assets:Positions:SAP", "SAP", 100),
            new Posting("Equity:Trading:SAP", "SAP", -100),
            new Posting("Assets:Positions:SAP", "EUR", Money.of(5_000.0)),
            new Posting("Equity:Conversions:EUR", "EUR", Money.of(-5_000.0)),
            new Posting("Equity:Conversions:EUR", "USD", Money.of(5_500.0)),
            new Posting("Expenses:Commission", "USD", Money.of(5.5)),
            new Posting("Assets:Cash", "USD", Money.of(-5_505.5)));
    Snapshot held = at(kernel, 1);
    assertThat(held.holdings())
        .containsExactly(new Holding("SAP", 100, Money.of(5_500.0), 55, Money.of(6_875.0)));
    assertThat(state(held).balances())
        .containsExactly(
            new AccountState.Balance("USD", held.cash(), 1),
            new AccountState.Balance("EUR", 0, 1.25));

    kernel.post(0, Desk.fill(1, block, 2, "SAP", -100, 60, 0), events::add);
    Snapshot sold = at(kernel, 2);

    // 1 000 EUR at 1.20 by price; 5 000 EUR x (1.20 - 1.10) by currency
    assertThat(sold.realisedPnl()).isEqualTo(Money.of(1_200.0));
    assertThat(state(sold).fxGains()).isEqualTo(Money.of(500.0));
    assertThat(sold.cash()).isEqualTo(Money.of(100_000 - 5.5 + 1_700));
    assertThat(sold.equity()).isEqualTo(sold.cash());
    PositionClose trip =
        (PositionClose)
            events.stream().filter(PositionClose.class::isInstance).findFirst().orElseThrow();
    assertThat(trip.grossPnl()).isEqualTo(Money.of(1_700.0));
    assertThat(trip.commission()).isEqualTo(Money.of(5.5));
    end(kernel);
  }

  @Test
  void a_fill_without_a_rate_stops_the_run() {
    BarBlock block = rates(new double[] {1.1}, new double[] {50});
    RunPlan rateless = european().converting(List.of());
    assertThatThrownBy(() -> kernel(rateless, block, Desk.fill(0, block, 0, "SAP", 1, 50, 0)))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected a rate of EUR for SAP, was NaN");
  }

  @Test
  void of_a_futures_contract_only_the_change_of_its_price_is_paid() {
    // fifty dollars a point, in quarters of a point
    Instrument contract = new Instrument("ES", 0, "USD", 1, 50, 0.25, true);
    AccountSpec account = account(AccountKind.MARGIN, MarginSpec.REG_T, RatesSpec.NONE, 0);
    BarBlock block = closes(4_000.25, 4_010.5, 3_990);
    LedgerKernel kernel =
        kernel(plan(account, contract), block, Desk.fill(0, block, 0, "ES", 2, 4_000.25, 0));
    assertThat(((PortfolioUpdate) events.getLast()).entry())
        .containsExactly(
            new Posting("Assets:Positions:ES", "ES", 2),
            new Posting("Equity:Trading:ES", "ES", -2));

    Snapshot held = at(kernel, 1);
    assertThat(held.cash()).isEqualTo(Money.of(100_000.0));
    assertThat(held.equity()).isEqualTo(Money.of(101_025.0)); // 10.25 x 50 x 2
    assertThat(held.holdings())
        .containsExactly(new Holding("ES", 2, 0, 4_010.5, Money.of(1_025.0)));
    assertThat(state(held).initialMargin()).isEqualTo(Money.of(200_525.0)); // half of 401 050

    kernel.post(0, Desk.fill(1, block, 2, "ES", -2, 3_990, 0), events::add);
    Snapshot sold = at(kernel, 2);
    assertThat(sold.cash()).isEqualTo(Money.of(98_975.0)); // -10.25 x 50 x 2
    assertThat(sold.realisedPnl()).isEqualTo(Money.of(-1_025.0));
    end(kernel);
  }

  @Test
  void the_columns_say_what_the_snapshots_say() {
    BarBlock block = rates(new double[] {1.1, 1.25, 1.2}, new double[] {50, 55, 60});
    LedgerKernel kernel = kernel(european(), block, Desk.fill(0, block, 0, "SAP", 100, 50, 0));
    long equity = at(kernel, 1).equity();
    assertThat(kernel.endBlock(0, event -> {}).equity()[1]).isEqualTo(equity);
  }

  @Test
  void a_figure_that_the_journal_does_not_prove_is_found() {
    List<Consumer<RuledAccount>> faults =
        List.of(
            account -> account.interest++,
            account -> account.borrowFees++,
            account -> account.fxGains++,
            account -> account.unsettled++);
    for (Consumer<RuledAccount> fault : faults) {
      BarBlock block = rates(new double[] {1.1}, new double[] {50});
      LedgerKernel kernel = kernel(european(), block, Desk.fill(0, block, 0, "SAP", 100, 50, 0));
      fault.accept((RuledAccount) kernel.account(0));
      assertThatThrownBy(() -> end(kernel)).isInstanceOf(InvariantException.class);
    }
  }
}
