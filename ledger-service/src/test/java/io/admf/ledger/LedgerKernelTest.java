package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Posting;
import io.admf.event.RiskAlert;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.ledger.posting.ChartOfAccounts;
import io.admf.ledger.posting.Tampering;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LedgerKernelTest {

  private static final RunPlan SHARES =
      TradingPlans.plan(
          TradingPlans.series(new Instrument("ABC", 0, "USD")), TradingPlans.frictionless());

  private final List<Event> events = new ArrayList<>();

  @Test
  void thirty_units_at_a_thousandth_commission_cost_this_much_to_the_last_unit() {
    BarBlock block = closes(939.280029, 950);
    Fill fill = Desk.fill(0, block, 0, "ABC", 30, 939.280029, 2_817_840_087L);

    Desk.Books books = Desk.run(SHARES, List.of(block), List.of(fill));

    PositionOpen open = (PositionOpen) books.events().get(0);
    assertThat(open.trade()).isEqualTo(1);
    assertThat(open.side()).isEqualTo(Side.BUY);
    assertThat(open.correlationId()).isEqualTo("c0001-T0");
    assertThat(open.causationId()).isEqualTo(fill.eventId());
    PortfolioUpdate update = (PortfolioUpdate) books.events().get(1);
    assertThat(Money.format(update.cash())).isEqualTo("71793.42072913");
    assertThat(Money.format(update.equity())).isEqualTo("99971.82159913");
    assertThat(update.entry())
        .containsExactly(
            new Posting("Assets:Positions:ABC", "ABC", 30),
            new Posting("Equity:Trading:ABC", "ABC", -30),
            new Posting("Assets:Positions:ABC", "USD", 2_817_840_087_000L),
            new Posting("Expenses:Commission", "USD", 2_817_840_087L),
            new Posting("Assets:Cash", "USD", -2_820_657_927_087L));
    assertThat(books.equity())
        .containsExactly(Money.of(99_971.82159913), Money.of(100_293.42072913));
    assertThat(books.exposure()).containsExactly(Money.of(28_178.40087), Money.of(28_500));
    assertThat(books.last().holdings())
        .containsExactly(new Holding("ABC", 30, 2_817_840_087_000L, 950, Money.of(28_500)));
    assertThat(books.last().unrealisedPnl()).isEqualTo(Money.of(28_500) - 2_817_840_087_000L);
  }

  /** QuantConnect LEAN, TradeBuilderTests ScaleInScaleOut1Long, flat to flat. */
  @Test
  void scaling_in_and_out_is_one_trade() {
    BarBlock block = closes(1.07, 1.08, 1.09, 1.08, 1.09);
    long[] sizes = {1000, 1000, -1000, 1000, -2000};
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      fills.add(Desk.fill(i, block, i, "ABC", sizes[i], block.mark(0, i), Money.of(1)));
    }

    Desk.Books books = Desk.run(SHARES, List.of(block), fills);

    assertThat(books.events().stream().filter(PositionOpen.class::isInstance)).hasSize(1);
    PositionClose close = only(PositionClose.class, books.events());
    assertThat(close.trade()).isEqualTo(1);
    assertThat(close.quantity()).isEqualTo(3000);
    assertThat(close.entryPrice()).isCloseTo(1.0766666666666667, within(1e-15));
    assertThat(close.exitPrice()).isCloseTo(1.09, within(1e-15));
    assertThat(close.grossPnl()).isEqualTo(Money.of(40));
    assertThat(close.commission()).isEqualTo(Money.of(5));
    assertThat(close.netPnl()).isEqualTo(Money.of(35));
    assertThat(close.bars()).isEqualTo(4);
    assertThat(close.openedAt()).isEqualTo(block.sliceTime(0));
    assertThat(close.correlationId()).isEqualTo("c0001-T0");
    assertThat(books.last().cash()).isEqualTo(Money.of(100_035));
  }

  /** mementum/backtrader, tests/test_position.py: the last step closes 8 and opens -7. */
  @Test
  void a_fill_that_crosses_zero_closes_one_trade_and_opens_the_next() {
    BarBlock block = closes(10, 12.5, 14.5, 17.5, 17);
    long[] sizes = {10, 5, -7, -15};
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      fills.add(Desk.fill(i, block, i, "ABC", sizes[i], block.mark(0, i), i == 3 ? 100 : 0));
    }

    Desk.Books books = Desk.run(SHARES, List.of(block), fills);

    assertThat(books.events())
        .extracting(Event::type)
        .containsExactly(
            EventType.POSITION_OPEN,
            EventType.PORTFOLIO_UPDATE,
            EventType.PORTFOLIO_UPDATE,
            EventType.LOT_CLOSE,
            EventType.PORTFOLIO_UPDATE,
            EventType.LOT_CLOSE,
            EventType.LOT_CLOSE,
            EventType.POSITION_CLOSE,
            EventType.POSITION_OPEN,
            EventType.PORTFOLIO_UPDATE,
            EventType.SNAPSHOT);
    PositionClose close = only(PositionClose.class, books.events());
    PositionOpen open = (PositionOpen) books.events().get(8);
    assertThat(close.quantity()).isEqualTo(15);
    assertThat(close.entryPrice()).isCloseTo(10.833333333333334, within(1e-14));
    assertThat(close.grossPnl()).isEqualTo(Money.of(7 * 4.5 + 3 * 7.5 + 5 * 5));
    assertThat(close.commission()).as("15 pay 100, 7 of them 46 rounded down").isEqualTo(54);
    assertThat(close.correlationId()).isEqualTo("c0001-T0");
    assertThat(open.correlationId()).isEqualTo("c0001-T3");
    assertThat(open.causationId()).isEqualTo(fills.get(3).eventId());
    assertThat(open.trade()).isEqualTo(2);
    assertThat(open.side()).isEqualTo(Side.SELL);
    assertThat(open.quantity()).isEqualTo(7);
    assertThat(books.last().holdings())
        .containsExactly(new Holding("ABC", -7, Money.of(-7 * 17.5), 17, Money.of(-7 * 17)));
    assertThat(books.last().unrealisedPnl()).isEqualTo(Money.of(3.5));
    assertThat(books.last().commissions()).isEqualTo(100);
    assertThat(books.exposure()[4]).isEqualTo(Money.of(119));
  }

  @Test
  void half_a_coin_less_two_fifths_less_a_tenth_leaves_nothing() {
    Instrument coin = new Instrument("BTC", 8, "USD");
    RunPlan plan = TradingPlans.plan(TradingPlans.series(coin), TradingPlans.frictionless());
    BarBlock block = closes(817.87654321, 801.23456789, 822.98765432);

    Desk.Books books =
        Desk.run(
            plan,
            List.of(block),
            List.of(
                Desk.fill(0, block, 0, "BTC", coin.units(0.5), 817.87654321, 0),
                Desk.fill(1, block, 1, "BTC", -coin.units(0.4), 801.23456789, 0),
                Desk.fill(2, block, 2, "BTC", -coin.units(0.1), 822.98765432, 0)));

    assertThat(books.last().holdings()).isEmpty();
    assertThat(books.last().unrealisedPnl()).isZero();
    assertThat(books.exposure()[2]).isZero();
    assertThat(books.last().equity()).isEqualTo(books.last().cash());
    assertThat(only(PositionClose.class, books.events()).quantity()).isEqualTo(50_000_000);
    Account account = books.kernel().account(0);
    assertThat(account.journal.balance(ChartOfAccounts.cost(0))).isZero();
    assertThat(account.journal.balance(ChartOfAccounts.units(0))).isZero();
  }

  @Test
  void holdings_stand_in_the_order_of_the_series_and_are_marked_at_their_latest_close() {
    RunPlan plan =
        TradingPlans.plan(
            TradingPlans.series(new Instrument("ABC", 0, "USD"), new Instrument("XYZ", 0, "USD")),
            TradingPlans.frictionless());
    double[][][] bars = new double[2][3][];
    bars[0][0] = new double[] {10, 10, 10, 10, 1};
    bars[1][0] = new double[] {20, 20, 20, 20, 1};
    bars[1][1] = new double[] {21, 21, 21, 21, 1};
    bars[0][2] = new double[] {12, 12, 12, 12, 1};
    for (int cut = 1; cut <= 3; cut++) {
      List<BarBlock> blocks = SparseBars.blocks(cut, bars);
      Desk.Books books =
          Desk.run(
              plan,
              blocks,
              List.of(
                  Desk.fill(0, blocks.getFirst(), 0, "XYZ", -3, 20, 0),
                  Desk.fill(1, blocks.getFirst(), 0, "ABC", 5, 10, 0)));

      assertThat(books.last().holdings()).extracting(Holding::symbol).containsExactly("ABC", "XYZ");
      assertThat(books.equity())
          .containsExactly(Money.of(100_000), Money.of(99_997), Money.of(100_007));
      assertThat(books.exposure()).containsExactly(Money.of(110), Money.of(113), Money.of(123));
    }
  }

  @Test
  void cash_below_zero_is_alerted_once_each_time() {
    BarBlock block = closes(1000, 1000, 1000, 1000, 1000, 1000);
    long[] sizes = {101, 1, -5, 1, 3, 1};
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      fills.add(Desk.fill(i, block, i, "ABC", sizes[i], 1000, 0));
    }

    Desk.Books books = Desk.run(SHARES, List.of(block), fills);

    List<RiskAlert> alerts =
        books.events().stream()
            .filter(RiskAlert.class::isInstance)
            .map(RiskAlert.class::cast)
            .toList();
    assertThat(alerts).extracting(alert -> alert.header().slice()).containsExactly(0L, 4L);
    assertThat(alerts).extracting(RiskAlert::rule).containsOnly("cash");
    assertThat(alerts.getFirst().detail())
        .isEqualTo("expected cash of at least 0 after order 1, was -1000.00");
    assertThat(books.events().get(2)).as("after the update").isSameAs(alerts.getFirst());
  }

  @Test
  void a_snapshot_is_the_account_at_the_close_of_its_slice() {
    BarBlock block = closes(10, 11, 12, 13);
    LedgerKernel kernel = new LedgerKernel(SHARES);
    kernel.bars(block);
    Snapshot flat = kernel.snapshot(0, 0, event -> {});
    Fill fill = Desk.fill(0, block, 1, "ABC", 100, 10.5, Money.of(2));
    kernel.post(0, fill, events::add);
    Snapshot held = kernel.snapshot(0, 2, event -> {});

    assertThat(flat.equity()).isEqualTo(Money.of(100_000));
    assertThat(flat.causationId()).isNull();
    assertThat(flat.correlationId()).isEqualTo("portfolio_c0001/SNAPSHOT/0");
    assertThat(held.eventId().sequence()).isEqualTo(1);
    assertThat(held.causationId()).isEqualTo(events.get(1).eventId());
    assertThat(held.cash()).isEqualTo(Money.of(98_948));
    assertThat(held.equity()).isEqualTo(Money.of(100_148));
    assertThat(held.unrealisedPnl()).isEqualTo(Money.of(150));
    assertThat(held.commissions()).isEqualTo(Money.of(2));
    assertThat(held.fills()).isEqualTo(1);
    assertThat(held.eventTime()).isEqualTo(block.sliceTime(2));
    assertThat(kernel.snapshot(0, 2, event -> {}).equity()).as("again").isEqualTo(held.equity());
    EquityFrame frame = kernel.endBlock(0, event -> {});
    assertThat(frame.equity())
        .containsExactly(
            Money.of(100_000), Money.of(100_048), Money.of(100_148), Money.of(100_248));
    assertThat(frame.times()).isEqualTo(block.sliceTimes());
  }

  @Test
  void arrays_that_were_given_back_are_used_again_and_others_are_left_alone() {
    List<BarBlock> blocks = Bars.blocks(2, flat(1), flat(2), flat(3), flat(4), flat(5));
    LedgerKernel kernel = new LedgerKernel(SHARES);
    kernel.bars(blocks.get(0));
    EquityFrame first = kernel.endBlock(0, event -> {});
    kernel.bars(blocks.get(1));
    EquityFrame second = kernel.endBlock(0, event -> {});
    assertThat(second.equity()).isNotSameAs(first.equity());
    kernel.release(first);
    kernel.bars(blocks.get(2));
    EquityFrame third = kernel.endBlock(0, event -> {});
    assertThat(third.equity()).isSameAs(first.equity());
    assertThat(third.rows()).isEqualTo(1);
    assertThat(third.firstSlice()).isEqualTo(4);
    assertThat(third.number()).isEqualTo(2);
  }

  @Test
  void a_portfolio_that_never_trades_keeps_its_deposit() {
    Desk.Books books = Desk.run(SHARES, Bars.blocks(2, flat(1), flat(2), flat(3)), List.of());
    assertThat(books.equity()).containsOnly(Money.of(100_000));
    assertThat(books.events()).containsExactly(books.last());
    assertThat(books.last().equity()).isEqualTo(Money.of(100_000));
    assertThat(books.last().header().slice()).isEqualTo(2);
  }

  @Test
  void what_comes_out_of_order_stops_the_run() {
    BarBlock block = closes(10, 11, 12, 13);
    LedgerKernel kernel = new LedgerKernel(SHARES);
    Fill early = Desk.fill(0, block, 1, "ABC", 1, 11, 0);
    assertThatThrownBy(() -> kernel.post(0, early, events::add))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected bars first");
    kernel.bars(block);
    kernel.snapshot(0, 2, event -> {});
    assertThatThrownBy(() -> kernel.post(0, early, events::add))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected a fill in slice 3 or later");
    assertThatThrownBy(() -> kernel.snapshot(0, 1, event -> {}))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected a snapshot of slice 2 or later, was 1");
    Fill foreign = Desk.fill(0, block, 3, "XYZ", 1, 11, 0);
    assertThatThrownBy(() -> kernel.post(0, foreign, events::add))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected a fill of one of [ABC], was XYZ");
    Fill empty = Desk.fill(0, block, 3, "ABC", 0, 11, 0);
    assertThatThrownBy(() -> kernel.post(0, empty, events::add))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected a positive quantity");
    kernel.bars(Bars.blocks(4, flat(1), flat(1), flat(1), flat(1), flat(1)).get(1));
    assertThatThrownBy(() -> kernel.endBlock(0, event -> {}))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected to mark slices from 4 within the block 4 to 4");
    assertThat(events).isEmpty();
  }

  @Test
  void a_block_that_was_never_ended_stops_the_run() {
    List<BarBlock> blocks = Bars.blocks(1, flat(1), flat(2));
    LedgerKernel kernel = new LedgerKernel(SHARES);
    kernel.bars(blocks.get(0));
    kernel.bars(blocks.get(1));
    assertThatThrownBy(() -> kernel.endBlock(0, event -> {}))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("was from 0 to 1");
  }

  @Test
  void broken_books_stop_the_run_and_say_where() {
    assertThatThrownBy(() -> closing(kernel -> kernel.account(0).cash += 1))
        .isInstanceOf(InvariantException.class)
        .hasMessage(
            "Invariant: portfolio_c0001 at slice 1: expected cash to be 9900000000000, was"
                + " 9900000000001");
    assertBroken(
        "trial balance in USD to be 0, was -3",
        k -> Tampering.add(k.account(0).journal, ChartOfAccounts.CASH, -3));
    assertBroken(
        "trial balance in ABC to be 0, was 1",
        k -> Tampering.add(k.account(0).journal, ChartOfAccounts.units(0), 1));
    assertBroken("commissions to be 0, was 5", k -> k.account(0).commissions = 5);
    assertBroken("realised profit to be 0, was -1", k -> k.account(0).realisedPnl -= 1);
    assertBroken("units of ABC to be 100, was 101", k -> position(k).units++);
    assertBroken("units in the lots of ABC to be 100, was 99", k -> position(k).lots.close(1));
    assertBroken("cost of ABC to be 100000000000, was 100000000001", k -> position(k).cost++);
    assertBroken(
        "cost of the lots of ABC to be 100000000000, was 99000000000",
        k -> {
          position(k).lots.close(1);
          position(k).lots.open(1, 0, 0, 10);
        });
    assertBroken(
        "deposit to be 9999999999999, was 10000000000000",
        k -> {
          Tampering.add(k.account(0).journal, ChartOfAccounts.OPENING_BALANCE, 1);
          Tampering.add(k.account(0).journal, ChartOfAccounts.COMMISSION, -1);
          k.account(0).commissions = -1;
        });
  }

  @Test
  void equity_columns_that_differ_from_the_account_stop_the_run() {
    LedgerKernel kernel = held();
    Account account = kernel.account(0);
    Snapshot last = kernel.snapshot(0, 1, event -> {});
    long equity = last.equity();
    Audit.check(account, last, equity);
    assertThatThrownBy(() -> Audit.check(account, last, equity + 1))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected equity as cash plus holdings to be")
        .hasMessageContaining("was " + equity);
  }

  private void assertBroken(String message, Consumer<LedgerKernel> tampering) {
    assertThatThrownBy(() -> closing(tampering))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("portfolio_c0001 at slice 1: expected " + message);
  }

  private void closing(Consumer<LedgerKernel> tampering) {
    LedgerKernel kernel = held();
    kernel.endBlock(0, event -> {});
    tampering.accept(kernel);
    kernel.close(0, events::add);
  }

  /** A hundred bought at 10. */
  private LedgerKernel held() {
    BarBlock block = closes(10, 11);
    LedgerKernel kernel = new LedgerKernel(SHARES);
    kernel.bars(block);
    kernel.post(0, Desk.fill(0, block, 0, "ABC", 100, 10, 0), events::add);
    return kernel;
  }

  private static Position position(LedgerKernel kernel) {
    return kernel.account(0).positions("ABC").getFirst();
  }

  private static <E extends Event> E only(Class<E> type, List<Event> events) {
    List<E> found = events.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static double[] flat(double price) {
    return new double[] {price, price, price, price};
  }

  private static BarBlock closes(double... closes) {
    double[][] bars = new double[closes.length][];
    for (int i = 0; i < closes.length; i++) {
      bars[i] = flat(closes[i]);
    }
    return Bars.block(bars);
  }
}
