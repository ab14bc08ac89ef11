package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * An order in pieces never costs less than the order whole: {@code docs/execution-models.md} says
 * under which models. {@code -Dadmf.flows=1000000} for more of them.
 */
class PiecesPropertyTest {

  private static final int FLOWS = Integer.getInteger("admf.flows", 3_000);
  private static final int SLICES = 12;
  private static final Components COMPONENTS = Floor.components();
  private static final List<Instrument> INSTRUMENTS =
      List.of(
          new Instrument("ABC", 0, "USD"),
          new Instrument("ABC", 8, "USD"),
          new Instrument("ABC", 0, "USD", 1, 1, 0.01, false),
          new Instrument("ABC", 0, "USD", 1, 50, 0.25, true));

  /** A bar of a split has two for one. */
  private record Case(
      Instrument instrument,
      ExecutionSpec execution,
      double[][] bars,
      int split,
      List<OrderTerms> before,
      OrderTerms whole,
      List<Long> pieces) {}

  /** What was paid, less what was received, and for how much. */
  private record Outcome(
      long net, long traded, long spread, long impact, int fills, boolean limited) {}

  @Test
  void an_order_in_pieces_never_costs_less() {
    pieces(11, FLOWS);
  }

  static void pieces(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < count; i++) {
      long own = random.nextLong();
      Case each = random(new SplittableRandom(own));
      List<Event> one = run(each, List.of(each.whole().quantity()));
      List<Event> many = run(each, each.pieces());
      String where = "case %d, seed %d: %s".formatted(i, own, each);
      assertThat(bySlice(each, many)).as(where).isEqualTo(bySlice(each, one));
      Outcome whole = outcome(each, one);
      Outcome pieces = outcome(each, many);
      if (whole.fills() > 0) {
        compared++;
        assertThat(pieces.net())
            .as(where)
            .isGreaterThanOrEqualTo(whole.net() - mayGain(each, whole, pieces));
      }
    }
    assertThat(compared).isGreaterThan(count / 2);
  }

  /** Money units that the page allows. */
  private static long mayGain(Case each, Outcome whole, Outcome pieces) {
    Instrument instrument = each.instrument();
    double notional = Math.abs(instrument.notional(each.bars()[0][0], whole.traded()));
    double rounding = 4.0 * (whole.fills() + pieces.fills()) + 1e-11 * notional;
    double tick =
        instrument.tick() == 0 ? 0 : instrument.notional(instrument.tick(), whole.traded());
    // two costs that grow with size
    double both = notional == 0 ? 0 : (double) whole.spread() * whole.impact() / notional;
    boolean growing = grows(each.execution());
    double limit = pieces.limited() && growing ? whole.spread() + whole.impact() : 0;
    return (long) Math.ceil(rounding + (growing ? 2 * tick : 0) + both + limit);
  }

  private static boolean grows(ExecutionSpec execution) {
    return List.of("volume_share", "adverse_market").contains(execution.slippage().type())
        || !execution.impact().type().equals("none");
  }

  /** Size units that traded in each slice. */
  private static Map<Long, Long> bySlice(Case each, List<Event> events) {
    Map<Long, Long> units = new TreeMap<>();
    for (Event event : events) {
      if (event instanceof Fill fill && fill.order() > each.before().size()) {
        units.merge(fill.header().slice(), fill.quantity(), Long::sum);
      }
    }
    return units;
  }

  private static Outcome outcome(Case each, List<Event> events) {
    long net = 0;
    long traded = 0;
    long spread = 0;
    long impact = 0;
    int fills = 0;
    boolean limited = false;
    for (Event event : events) {
      if (event instanceof Fill fill && fill.order() > each.before().size()) {
        FillDetail detail = fill.detail();
        long impacted = detail == null ? 0 : detail.impact();
        long improved = detail == null ? 0 : detail.improvement();
        net +=
            fill.side().sign() * each.instrument().notional(fill.price(), fill.quantity())
                + fill.commission();
        traded += fill.quantity();
        impact += impacted;
        spread += fill.slippage() - impacted + improved;
        fills++;
        limited |= each.whole().type().limited();
      }
    }
    return new Outcome(net, traded, spread, impact, fills, limited);
  }

  private static List<Event> run(Case each, List<Long> quantities) {
    List<Series> series = TradingPlans.series(each.instrument(), new Instrument("CLOCK", 0, "USD"));
    RunPlan plan = TradingPlans.plan(series, each.execution());
    double[][] clock = new double[SLICES][];
    Arrays.fill(clock, new double[] {1, 1, 1, 1, 1});
    List<BarBlock> blocks =
        Beside.with(
            SparseBars.blocks(4096, new double[][][] {each.bars(), clock}),
            each.split() == 0 ? List.of() : List.of(Beside.split(each.split(), "ABC", 0, 2)));
    ExecutionKernel kernel =
        ExecutionKernel.ofFigures(Beside.acting(plan, DividendDay.EX_DATE), COMPONENTS);
    List<Event> events = new ArrayList<>();
    kernel.bars(blocks.getFirst());
    long number = 1;
    for (long slice = 0; slice < SLICES; slice++) {
      long reached = kernel.match(0, slice, slice, events::add);
      assertThat(reached).isEqualTo(slice);
      if (slice == 1) {
        for (OrderTerms before : each.before()) {
          kernel.accept(0, order(number++, slice, before));
        }
      } else if (slice == 4) {
        for (long quantity : quantities) {
          kernel.accept(0, order(number++, slice, each.whole().of(quantity)));
        }
      }
    }
    kernel.endOfData(0, events::add);
    return events;
  }

  private static Order order(long number, long slice, OrderTerms terms) {
    return new Order(
        new Header(
            new EventId("portfolio_c0001", EventType.ORDER, number - 1),
            "c0001-T" + number,
            null,
            0,
            0,
            slice),
        number,
        terms,
        "test");
  }

  private static Case random(SplittableRandom random) {
    Instrument instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
    double step = instrument.tick() == 0 ? 0.01 : instrument.tick();
    double[][] bars = new double[SLICES][];
    int split = random.nextInt(8) == 0 ? 6 : 0;
    double close = 100;
    for (int i = 0; i < SLICES; i++) {
      close = i == split && i > 0 ? close / 2 : close;
      double open = step(close + (random.nextInt(21) - 10) * step, step);
      double next = step(open + (random.nextInt(41) - 20) * step, step);
      bars[i] =
          new double[] {
            open,
            step(Math.max(open, next) + random.nextInt(20) * step, step),
            step(Math.min(open, next) - random.nextInt(20) * step, step),
            next,
            500 + random.nextInt(1000)
          };
      close = next;
    }
    long one = instrument.unitsPerOne();
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    boolean reduces = random.nextInt(5) == 0;
    List<OrderTerms> before = new ArrayList<>();
    if (reduces || random.nextBoolean()) {
      Side other = reduces != (side == Side.BUY) ? Side.BUY : Side.SELL;
      before.add(OrderTerms.market("ABC", other, one * (1 + random.nextInt(100))));
    }
    long quantity = 2 * (1 + random.nextInt(150)) * Math.max(1, one / 4);
    OrderType type =
        new OrderType[] {
              OrderType.MARKET,
              OrderType.MARKET,
              OrderType.LIMIT,
              OrderType.STOP,
              OrderType.STOP_LIMIT,
              OrderType.TRAILING_STOP,
              OrderType.MARKET_ON_CLOSE
            }
            [random.nextInt(7)];
    OrderRules rules =
        random.nextInt(6) == 0 ? OrderRules.PLAIN.during(TimeInForce.IOC) : OrderRules.PLAIN;
    rules = reduces ? rules.reducing() : rules;
    rules = type == OrderType.TRAILING_STOP ? rules.trailing(10 * step, false) : rules;
    double limit = step(close(bars) + (random.nextInt(61) - 30) * step, step);
    double stop = step(close(bars) + (random.nextInt(41) - 20) * step, step);
    OrderTerms whole =
        new OrderTerms(
            "ABC",
            side,
            quantity,
            type,
            type.limited() ? limit : Double.NaN,
            type.stops() ? stop : Double.NaN,
            rules);
    List<Long> pieces = new ArrayList<>();
    long left = quantity;
    int most = 2 + random.nextInt(5);
    while (left > 1 && pieces.size() < most - 1) {
      long piece = 1 + random.nextLong(left - 1);
      pieces.add(piece);
      left -= piece;
    }
    pieces.add(left);
    return new Case(instrument, execution(random), bars, split, before, whole, pieces);
  }

  private static double close(double[][] bars) {
    return bars[4][3];
  }

  private static double step(double price, double step) {
    return Math.rint(price / step) * step;
  }

  private static ExecutionSpec execution(SplittableRandom random) {
    ComponentSpec none = ComponentSpec.of("none");
    ComponentSpec slippage =
        switch (random.nextInt(7)) {
          case 0 -> Ask.spec("bps", "bps", random.nextDouble() * 50);
          case 1 -> Ask.spec("fixed", "amount", random.nextDouble());
          case 2 -> Ask.spec("spread", "bps", random.nextDouble() * 50);
          case 3 -> Ask.spec("volatility", "window", 3L);
          case 4 -> Ask.spec("volume_share", "impact", random.nextDouble() * 0.3);
          case 5 -> Ask.spec("adverse_market", "window", 3L);
          default -> none;
        };
    ComponentSpec impact =
        switch (random.nextInt(6)) {
          case 0 -> Ask.spec("linear", "window", 3L);
          case 1 -> Ask.spec("square_root", "window", 3L);
          case 2 -> Ask.spec("almgren", "window", 3L);
          default -> none;
        };
    ComponentSpec improvement =
        switch (random.nextInt(4)) {
          case 0 -> Ask.spec("bps", "bps", random.nextDouble() * 20);
          case 1 -> Ask.spec("spread_share", "share", random.nextDouble());
          default -> none;
        };
    return new ExecutionSpec(
        "pieces",
        random.nextInt(3) == 0 ? FillTiming.CLOSE : FillTiming.NEXT_OPEN,
        slippage,
        commission(random),
        random.nextInt(3) == 0 ? 0 : 0.02 + random.nextDouble() * 0.1,
        impact,
        random.nextInt(4) == 0 ? Ask.spec("fixed", "seconds", 21_600.0) : none,
        improvement,
        new MatchingSpec(
            Intrabar.values()[random.nextInt(4)], random.nextInt(4) == 0, null, true, false, true));
  }

  private static ComponentSpec commission(SplittableRandom random) {
    double minimum = random.nextInt(2) * random.nextDouble() * 5;
    double maximum = random.nextInt(3) == 0 ? minimum + random.nextDouble() * 20 : 0;
    double percent = random.nextInt(3) == 0 ? 0.5 + random.nextDouble() : 0;
    String tiers = "0: 0.5, 5000: 0.3, 20000: 0.1";
    return switch (random.nextInt(7)) {
      case 0 ->
          Ask.spec(
              "per_share",
              "amount",
              random.nextDouble() * 0.05,
              "minimum",
              minimum,
              "maximum",
              maximum,
              "maximum_percent",
              percent,
              "sec_per_million",
              27.8,
              "taf_per_share",
              0.000166,
              "taf_maximum",
              random.nextInt(2) * 0.01);
      case 1 ->
          Ask.spec(
              "percent",
              "percent",
              random.nextDouble() * 0.3,
              "minimum",
              minimum,
              "maximum",
              maximum);
      case 2 -> Ask.spec("per_trade", "amount", minimum);
      case 3 -> Ask.spec("tiered", "tiers", tiers, "minimum", minimum, "maximum_percent", percent);
      case 4 -> Ask.spec("tiered", "tiers", tiers, "by", "month_value", "minimum", minimum);
      case 5 -> Ask.spec("maker_taker", "maker", 0.02, "taker", 0.1, "minimum", minimum);
      default -> ComponentSpec.of("none");
    };
  }
}
