package io.admf.execution;

import static io.admf.execution.Ask.COIN;
import static io.admf.execution.Ask.COMPONENTS;
import static io.admf.execution.Ask.SHARE;
import static io.admf.execution.Ask.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentInfo;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.execution.CommissionModel.OrderSoFar;
import io.admf.execution.gauge.Conditions;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;
import io.admf.execution.matching.Liquidity;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model holds to. A model that is added joins with its defaults. */
class ModelsContractTest {

  private static final int CASES = 2000;

  /** All models with their defaults, and some with parameters that matter. */
  private static Stream<ComponentSpec> models(String kind, ComponentSpec... more) {
    List<ComponentSpec> extra = List.of(more);
    return Stream.concat(
        COMPONENTS.all(kind).stream()
            .map(ComponentInfo::name)
            .filter(name -> !name.equals("fixed") || !kind.equals("latency"))
            .map(ComponentSpec::of),
        extra.stream());
  }

  static Stream<ComponentSpec> slippages() {
    return models(
        "slippage",
        spec("bps", "bps", 5000L),
        spec("fixed", "amount", 1000.0),
        spec("spread", "amount", 3.0, "factor", 10.0),
        spec("volume_share", "impact", 0.5),
        spec("volatility", "multiple", 10.0, "measure", "deviation"),
        spec("adverse_market", "base_bps", 5000.0, "volatility", 1000.0, "volume", 0.5),
        spec("time_of_day", "bps", 5000L, "open_factor", 100.0));
  }

  static Stream<ComponentSpec> impacts() {
    return models(
        "impact",
        spec("linear", "permanent", 0.0, "temporary", 100.0),
        spec("square_root", "coefficient", 100.0),
        spec("almgren", "duration", 0.1, "turnover", 1e9));
  }

  static Stream<ComponentSpec> improvements() {
    return models("improvement", spec("spread_share", "share", 1L), spec("bps", "bps", 1000L));
  }

  static Stream<ComponentSpec> commissions() {
    return models(
        "commission",
        spec("per_share", "minimum", 1.0, "maximum", 10.0),
        spec("per_share", "minimum", 1.0, "maximum_percent", 1.0, "sec_per_million", 27.8),
        spec("per_share", "taf_per_share", 0.000166, "taf_maximum", 8.3),
        spec("percent", "percent", 100L, "minimum", 1.0),
        spec("tiered", "by", "month_units", "tiers", "0: 0.0035, 300000: 0.002"),
        spec("tiered", "by", "month_value"),
        spec("maker_taker", "maker", 0.0, "taker", 0.4, "minimum", 0.5));
  }

  static Stream<ComponentSpec> latencies() {
    return models(
        "latency",
        spec("fixed", "milliseconds", 12.5),
        spec("random", "distribution", "lognormal", "sigma", 10L));
  }

  /** A trade in a market with everything that a model may ask for. */
  private record Case(
      Instrument instrument,
      Side side,
      long units,
      double price,
      double volume,
      double wild,
      double daily,
      long before,
      long earlier) {

    static Case of(SplittableRandom random) {
      return new Case(
          random.nextBoolean() ? SHARE : COIN,
          random.nextBoolean() ? Side.BUY : Side.SELL,
          units(random),
          StrictMath.exp(random.nextDouble(-8, 10)),
          random.nextInt(10) == 0 ? 0 : random.nextDouble() * 1e6,
          random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() * 0.1,
          random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() * 1e7,
          random.nextBoolean() ? 0 : units(random),
          random.nextBoolean() ? 0 : units(random));
    }

    private static long units(SplittableRandom random) {
      return 1 + random.nextLong(1L << random.nextInt(1, 20));
    }

    SlippageModel.Trade trade(Needs needs) {
      List<Double> readings = new ArrayList<>();
      for (Gauge gauge : needs.gauges()) {
        readings.add(gauge.measure() == Measure.DAILY_VOLUME ? daily : wild);
      }
      OrderTerms terms = OrderTerms.market(instrument.symbol(), side, units);
      Conditions conditions = new Conditions(86_400_000L * units, before, earlier, readings);
      return new SlippageModel.Trade(instrument, terms, units, price, volume, conditions);
    }

    Case times(long factor) {
      return new Case(
          instrument, side, units * factor, price, volume, wild, daily, before, earlier);
    }

    Case wilder(double factor) {
      return new Case(
          instrument, side, units, price, volume, wild * factor, daily, before, earlier);
    }

    Case thinner(double factor) {
      return new Case(
          instrument, side, units, price, volume / factor, wild, daily / factor, before, earlier);
    }

    Case on(Side other) {
      return new Case(instrument, other, units, price, volume, wild, daily, before, earlier);
    }
  }

  @ParameterizedTest
  @MethodSource("slippages")
  void slippage_goes_against_the_order_and_leaves_a_price(ComponentSpec spec) {
    SlippageModel model = COMPONENTS.create(ExecutionKinds.SLIPPAGE, spec);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < CASES; i++) {
      Case each = Case.of(random);
      double bought = model.price(each.on(Side.BUY).trade(model.needs()));
      double sold = model.price(each.on(Side.SELL).trade(model.needs()));
      assertThat(bought).as("%s", each).isFinite().isGreaterThanOrEqualTo(each.price());
      assertThat(sold).as("%s", each).isPositive().isLessThanOrEqualTo(each.price());
      assertThat(model.price(each.on(Side.BUY).trade(model.needs()))).isEqualTo(bought);
    }
  }

  @ParameterizedTest
  @MethodSource("slippages")
  void more_size_more_volatility_and_less_volume_never_give_a_better_price(ComponentSpec spec) {
    SlippageModel model = COMPONENTS.create(ExecutionKinds.SLIPPAGE, spec);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < CASES; i++) {
      Case each = Case.of(random);
      double price = model.price(each.trade(model.needs()));
      for (Case worse : List.of(each.times(3), each.wilder(2), each.thinner(5))) {
        double other = model.price(worse.trade(model.needs()));
        double slack = 1e-9 * price; // costs of what came before are subtracted
        assertThat(each.side() == Side.BUY ? other + slack >= price : other - slack <= price)
            .as("%s %s: %s, then %s", spec, worse, price, other)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("impacts")
  void impact_is_a_cost_that_grows(ComponentSpec spec) {
    ImpactModel model = COMPONENTS.create(ExecutionKinds.IMPACT, spec);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < CASES; i++) {
      Case each = Case.of(random);
      double cost = model.cost(each.trade(model.needs()));
      assertThat(cost).as("%s %s", spec, each).isFinite().isNotNegative();
      assertThat(model.cost(each.trade(model.needs()))).isEqualTo(cost);
      for (Case worse : List.of(each.times(3), each.wilder(2), each.thinner(5))) {
        assertThat(model.cost(worse.trade(model.needs())))
            .as("%s %s", spec, worse)
            .isGreaterThanOrEqualTo(cost * (1 - 1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("improvements")
  void an_improvement_is_a_gain(ComponentSpec spec) {
    ImprovementModel model = COMPONENTS.create(ExecutionKinds.IMPROVEMENT, spec);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < CASES; i++) {
      Case each = Case.of(random);
      OrderTerms terms = OrderTerms.market(each.instrument().symbol(), each.side(), each.units());
      double middle = each.price() * random.nextDouble(0.9, 1.1);
      double gain =
          model.improvement(
              new ImprovementModel.Taking(
                  each.instrument(), terms, each.units(), each.price(), middle));
      assertThat(gain).as("%s %s", spec, each).isFinite().isNotNegative();
    }
  }

  /** An order filled in parts, at prices of its own each: what it owes never falls. */
  @ParameterizedTest
  @MethodSource("commissions")
  void an_order_owes_more_the_more_of_it_trades(ComponentSpec spec) {
    CommissionModel model = COMPONENTS.create(ExecutionKinds.COMMISSION, spec);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < CASES; i++) {
      Case each = Case.of(random);
      long owed = 0;
      long quantity = 0;
      long notional = 0;
      long parts = 0;
      for (int fill = 0; fill < 4; fill++) {
        CommissionModel.Trade trade =
            Ask.fill(
                each.instrument(),
                each.side(),
                Case.of(random).units(),
                each.price() * random.nextDouble(0.8, 1.2),
                random.nextBoolean() ? Liquidity.MAKER : Liquidity.TAKER,
                each.before(),
                each.earlier());
        long part = model.commission(trade);
        assertThat(part).as("%s %s", spec, trade).isNotNegative();
        assertThat(model.commission(trade)).isEqualTo(part);
        quantity += trade.quantity();
        notional += trade.notional();
        parts += part;
        long due =
            model.due(new OrderSoFar(each.instrument(), each.side(), quantity, notional, parts));
        assertThat(due).as("%s %s", spec, trade).isGreaterThanOrEqualTo(owed);
        owed = due;
      }
    }
  }

  /** One order of all never costs more than several orders of its parts. */
  @ParameterizedTest
  @MethodSource("commissions")
  void cutting_an_order_in_two_never_saves_commission(ComponentSpec spec) {
    CommissionModel model = COMPONENTS.create(ExecutionKinds.COMMISSION, spec);
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < CASES; i++) {
      Case each = Case.of(random);
      long first = 1 + random.nextLong(each.units() + 1);
      long second = 1 + random.nextLong(each.units() + 1);
      CommissionModel.Trade one = part(each, first, 0, 0);
      double before = each.instrument().quantity(first);
      CommissionModel.Trade other = part(each, second, before, one.notional());
      long inTwo = model.whole(one) + model.whole(other);
      assertThat(model.whole(part(each, first + second, 0, 0)))
          .as("%s %s", spec, each)
          .isLessThanOrEqualTo(inTwo + 4 + inTwo / 1_000_000_000_000L); // roundings of parts
    }
  }

  private static CommissionModel.Trade part(
      Case each, long units, double monthUnits, long monthValue) {
    return Ask.fill(
        each.instrument(),
        each.side(),
        units,
        each.price(),
        Liquidity.TAKER,
        monthUnits,
        monthValue);
  }

  @ParameterizedTest
  @MethodSource("latencies")
  void a_latency_is_no_less_than_nothing_and_always_the_same(ComponentSpec spec) {
    LatencyModel model = COMPONENTS.create(ExecutionKinds.LATENCY, spec);
    for (long order = 1; order <= CASES; order++) {
      LatencyModel.Journey journey = new LatencyModel.Journey(order % 7, "portfolio_c0001", order);
      long nanos = model.nanos(journey);
      assertThat(nanos).as("%s %s", spec, journey).isNotNegative();
      assertThat(model.nanos(journey)).isEqualTo(nanos);
    }
  }
}
