package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.EquityFrame;
import io.admf.frame.MarketFrame.Action;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.FxSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Accounts with rules, compared with the obvious one over random flows. {@code -Dflows=1000000}
 * takes as many flows in all.
 */
class RuledAccountPropertyTest {

  private static final int FLOWS = Integer.getInteger("flows", 2_000);
  private static final int SLICES = 40;

  /** What every few flows must have come to, or they prove little. */
  private static final List<String> KINDS =
      List.of(
          "entry interest",
          "entry borrow",
          "entry settlement",
          "margin_call",
          "Income:FX",
          "Income:Interest",
          "Expenses:Interest",
          "Income:Dividends",
          "DividendsReceivable",
          "Equity:Conversions:JPY",
          " lot ",
          " trade ");

  private static final List<Series> SERIES =
      TradingPlans.series(
          new Instrument("EURUSD", 0, "USD"),
          new Instrument("USDJPY", 0, "JPY"),
          new Instrument("ABC", 0, "USD"),
          new Instrument("SAP", 0, "EUR"),
          new Instrument("SONY", 2, "JPY"),
          new Instrument("ES", 0, "USD", 1, 50, 0.25, true),
          new Instrument("FDAX", 0, "EUR", 1, 25, 0.5, true),
          new Instrument("BTC", 6, "USD"));

  @ParameterizedTest
  @ValueSource(longs = {2026, 1, 2, 3})
  void the_ledger_and_the_obvious_account_say_the_same(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Map<String, Integer> seen = new TreeMap<>();
    for (int flow = 0; flow < Math.max(50, FLOWS / 4); flow++) {
      long its = seeds.nextLong();
      compare(its, seen, "seed %d, flow %d (%d)".formatted(seed, flow, its));
    }
    assertThat(seen.keySet()).as("what the flows came to").containsAll(KINDS);
  }

  private static void compare(long seed, Map<String, Integer> seen, String where) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][][] bars = SparseBars.random(random.nextLong(), SERIES.size(), SLICES, 0.6);
    for (int s = 0; s < bars.length; s++) {
      bars[s][0] = bars[s][0] == null ? new double[] {50, 51, 49, 50, 1} : bars[s][0];
    }
    long[] times = times(random);
    List<Action> actions = random.nextBoolean() ? actions(random) : List.of();
    BarBlock whole = blocks(SLICES, bars, times).getFirst();
    List<Fill> fills = LedgerPropertyTest.fills(SERIES, bars, whole, random, 60);
    RunPlan plan = plan(random);
    NaiveAccount naive = new NaiveAccount(plan, bars, times, fills, actions);
    int cut = 1 + random.nextInt(SLICES);
    List<String> said = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    run(plan, Beside.with(blocks(cut, bars, times), actions), fills, said, columns);
    for (String kind : KINDS) {
      if (said.stream().anyMatch(line -> line.contains(kind))) {
        seen.merge(kind, 1, Integer::sum);
      }
    }
    same(said, naive.said, where);
    same(columns, naive.columns, where);
  }

  /** The first difference is enough, and is found soon. */
  private static void same(List<String> actual, List<String> expected, String where) {
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      if (!actual.get(i).equals(expected.get(i))) {
        assertThat(actual.get(i)).as("%s, line %d", where, i).isEqualTo(expected.get(i));
      }
    }
    assertThat(actual).as(where).hasSameSizeAs(expected);
  }

  private static void run(
      RunPlan plan,
      List<BarBlock> blocks,
      List<Fill> fills,
      List<String> said,
      List<String> columns) {
    LedgerKernel kernel = new LedgerKernel(plan);
    List<Event> events = new ArrayList<>();
    int next = 0;
    for (BarBlock block : blocks) {
      kernel.bars(block);
      for (long slice = block.firstSlice(); slice <= block.lastSlice(); slice++) {
        while (next < fills.size() && fills.get(next).header().slice() == slice) {
          kernel.post(0, fills.get(next++), events::add);
        }
        events.add(kernel.snapshot(0, slice, events::add));
      }
      EquityFrame frame = kernel.endBlock(0, events::add);
      for (int i = 0; i < frame.rows(); i++) {
        columns.add("%d %d %d".formatted(frame.cash()[i], frame.equity()[i], frame.exposure()[i]));
      }
      kernel.release(frame);
    }
    Snapshot last = kernel.close(0, event -> {});
    Snapshot before =
        (Snapshot)
            events.stream().filter(Snapshot.class::isInstance).reduce((a, b) -> b).orElseThrow();
    assertThat(last.state()).isEqualTo(before.state());
    events.stream().map(NaiveAccount::line).filter(Objects::nonNull).forEach(said::add);
  }

  /**
   * More commission, or worse prices, for the same fills never leave more equity, at no slice.
   * Interest is the only thing that cash does by itself, and it never grows when cash shrinks.
   */
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void more_cost_for_the_same_fills_never_gives_more_money(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    int dearer = 0;
    for (int flow = 0; flow < Math.max(50, FLOWS / 8); flow++) {
      SplittableRandom random = seeds.split();
      double[][][] bars = SparseBars.random(random.nextLong(), SERIES.size(), SLICES, 0.6);
      for (int s = 0; s < bars.length; s++) {
        bars[s][0] = bars[s][0] == null ? new double[] {50, 51, 49, 50, 1} : bars[s][0];
      }
      long[] times = times(random);
      List<BarBlock> blocks = blocks(SLICES, bars, times);
      List<Fill> fills = LedgerPropertyTest.fills(SERIES, bars, blocks.getFirst(), random, 60);
      RunPlan plan = plan(random);
      long[] free = Desk.run(plan, blocks, fills).equity();
      List<Fill> charged = fills.stream().map(fill -> dearer(fill, 1, random)).toList();
      List<Fill> slipped = fills.stream().map(fill -> dearer(fill, 1.002, random)).toList();
      long[] less = Desk.run(plan, blocks, charged).equity();
      long[] lesser = Desk.run(plan, blocks, slipped).equity();
      String where = "seed %d, flow %d".formatted(seed, flow);
      for (int slice = 0; slice < SLICES; slice++) {
        assertThat(less[slice]).as(where).isLessThanOrEqualTo(free[slice]);
        assertThat(lesser[slice]).as(where).isLessThanOrEqualTo(less[slice] + 4L * fills.size());
      }
      dearer += less[SLICES - 1] < free[SLICES - 1] ? 1 : 0;
    }
    assertThat(dearer).isGreaterThan(40);
  }

  /** The same fill at a price so many times as bad, and for more commission. */
  private static Fill dearer(Fill fill, double worse, SplittableRandom random) {
    return new Fill(
        fill.header(),
        fill.order(),
        fill.symbol(),
        fill.side(),
        fill.quantity(),
        fill.side() == Side.BUY ? fill.price() * worse : fill.price() / worse,
        fill.commission() + (worse == 1 ? random.nextLong(3_000_000_000L) : 3_000_000_000L),
        0,
        0,
        fill.reason());
  }

  private static RunPlan plan(SplittableRandom random) {
    boolean margin = random.nextBoolean();
    RatesSpec rates =
        random.nextInt(3) == 0
            ? RatesSpec.NONE
            : new RatesSpec(
                random.nextInt(4) / 100.0,
                random.nextInt(9) / 100.0,
                random.nextInt(20) / 100.0,
                List.of(new RatesSpec.SymbolRate("SAP", 0.3)),
                random.nextBoolean() ? 360 : 365);
    AccountSpec account =
        new AccountSpec(
            margin ? AccountKind.MARGIN : AccountKind.CASH,
            LotMethod.values()[random.nextInt(LotMethod.values().length)],
            false,
            margin ? MarginSpec.REG_T : MarginSpec.FULL,
            rates,
            random.nextInt(4));
    RunPlan plan =
        Beside.acting(
            TradingPlans.plan(SERIES, TradingPlans.frictionless()),
            DividendDay.values()[random.nextInt(2)]);
    return plan.with(
            plan.portfolios().stream().map(p -> p.with(account, OrdersSpec.PLAIN)).toList())
        .converting(List.of(new FxSpec("EUR", 0, false), new FxSpec("JPY", 1, true)));
  }

  /** Some slices of a day, of the next, and of Monday. */
  private static long[] times(SplittableRandom random) {
    long[] times = new long[SLICES];
    times[0] = 20_000 * Instants.DAY + 3_600 * Instants.SECOND;
    for (int i = 1; i < SLICES; i++) {
      long step =
          switch (random.nextInt(6)) {
            case 0, 1 -> 3_600 * Instants.SECOND;
            case 2 -> 3 * Instants.DAY;
            default -> Instants.DAY;
          };
      times[i] = times[i - 1] + step;
    }
    return times;
  }

  private static List<BarBlock> blocks(int cut, double[][][] bars, long[] times) {
    List<BarBlock> blocks = new ArrayList<>();
    long[] rowsBefore = new long[bars.length];
    BarBlock before = null;
    for (int from = 0; from < SLICES; from += cut) {
      int covered = Math.min(cut, SLICES - from);
      BarFrame[] frames = new BarFrame[bars.length];
      for (int s = 0; s < bars.length; s++) {
        BarFrame.Columns columns = BarFrame.Columns.ofCapacity(covered);
        int row = 0;
        for (int i = from; i < from + covered; i++) {
          double[] bar = bars[s][i];
          if (bar != null) {
            columns.offsets()[row] = i - from;
            columns.eventTimes()[row] = times[i] - 1_800 * Instants.SECOND;
            columns.knownAt()[row] = times[i];
            columns.open()[row] = bar[0];
            columns.high()[row] = bar[1];
            columns.low()[row] = bar[2];
            columns.close()[row] = bar[3];
            columns.volume()[row] = bar[4];
            row++;
          }
        }
        boolean last = from + covered == SLICES;
        frames[s] = new BarFrame(s, from / cut, from, covered, last, rowsBefore[s], row, columns);
        rowsBefore[s] += row;
      }
      before = BarBlock.of(frames, before);
      blocks.add(before);
    }
    return blocks;
  }

  /** Splits by quarters, dividends and delistings, in the order in which blocks have them. */
  private static List<Action> actions(SplittableRandom random) {
    List<Action> actions = new ArrayList<>();
    for (Series each : SERIES.subList(2, SERIES.size())) {
      for (int slice = 1; slice < SLICES - 10 && !each.instrument().future(); slice++) {
        String symbol = each.symbol();
        switch (random.nextInt(40)) {
          case 0 ->
              actions.add(
                  Beside.split(
                      slice,
                      symbol,
                      each.index(),
                      List.of(2.0, 0.25, 1.5, 7.0, 0.5).get(random.nextInt(5))));
          case 1, 2 -> {
            int paid = slice + 1 + random.nextInt(8);
            Action dividend =
                Beside.dividend(slice, symbol, each.index(), random.nextInt(200) / 100.0, paid);
            actions.add(dividend);
            actions.add(Beside.payment(dividend));
          }
          case 3 -> {
            double amount = random.nextBoolean() ? Double.NaN : 1;
            if (random.nextInt(6) == 0) {
              actions.add(Beside.delisting(slice, symbol, each.index(), amount));
            }
          }
          default -> {
            // an ordinary day
          }
        }
      }
    }
    actions.sort(Comparator.comparingInt(Action::offset).thenComparing(Action::effect));
    return actions;
  }
}
