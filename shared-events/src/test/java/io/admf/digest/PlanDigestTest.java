package io.admf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.TimeInForce;
import io.admf.fixture.RandomPlans;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.Adjust;
import io.admf.plan.AdjustMethod;
import io.admf.plan.Align;
import io.admf.plan.CalendarSpec;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FeatureSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.FxSpec;
import io.admf.plan.Intrabar;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.MarketSpec;
import io.admf.plan.MatchingSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.SignalSpec;
import io.admf.plan.SnapshotsSpec;
import io.admf.plan.TimeSpec;
import io.admf.time.Timeframe;
import io.admf.time.calendar.CustomCalendar;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PlanDigestTest {

  /** Names, places in lists, how the work is cut, and columns that nobody decides by. */
  private static final Set<String> LEFT_OUT =
      new TreeSet<>(
          List.of(
              "runId",
              "frameSlices",
              "data.folders",
              "data.folders[0]",
              "snapshots.unit",
              "snapshots.every",
              "series[0].index",
              "signals[0].index",
              "classifiers[0].index",
              "classifiers[0].id",
              "portfolios[0].index",
              "portfolios[0].parameters",
              "portfolios[0].parameters(fast_period)",
              "portfolios[0].execution.name",
              "portfolios[0].orders.script[0].place",
              "features",
              "features[0].series",
              "features[0].expression",
              "features[0].column"));

  private static ComponentSpec component(String type) {
    return new ComponentSpec(type, Map.of("length", 20L));
  }

  private static TimeSpec time() {
    CustomCalendar custom =
        new CustomCalendar(
            "MINE",
            "UTC",
            "09:00-17:00",
            List.of("12:00-13:00"),
            List.of("mon"),
            List.of("12-25"),
            List.of("12-24 12:00"));
    return new TimeSpec(
        new CalendarSpec("MINE", custom),
        List.of(new TimeSpec.SymbolCalendar("AAPL", new CalendarSpec("OURS", custom))),
        true,
        Timeframe.of("1m"),
        false);
  }

  /** A plan with something in every field. */
  private static RunPlan plan() {
    return new RunPlan(
        "r7",
        42,
        "USD",
        4096,
        new DataSpec(component("csv"), List.of("data"), 0, 1000, false, Long.MAX_VALUE)
            .with(time())
            .with(
                new MarketSpec(
                    Align.UNION,
                    Adjust.NONE,
                    AdjustMethod.PREVIOUS_CLOSE,
                    DividendDay.EX_DATE,
                    component("actions"),
                    component("quotes"),
                    component("releases"))),
        List.of(
            new Series(
                0, new Instrument("AAPL", 0, "USD", 10, 5, 0.25, false), Timeframe.of("1d"))),
        List.of(new SignalSpec(0, "momentum", component("momentum"), List.of(0), 0, "rsi > 30")),
        List.of(new ClassifierSpec(0, "calm", component("volatility_regime"), 0)),
        List.of(
            new PortfolioSpec(
                0,
                "c0001",
                "test",
                Map.of("fast_period", 10L),
                List.of(0),
                List.of(1.0),
                List.of(0),
                100_000 * Money.SCALE,
                false,
                component("percent_of_equity"),
                List.of(component("cash")),
                new ExecutionSpec(
                    "retail",
                    FillTiming.NEXT_OPEN,
                    component("bps"),
                    component("percent"),
                    0.1,
                    component("linear"),
                    component("fixed"),
                    component("part"),
                    new MatchingSpec(Intrabar.OHLC, true, "1m", false, true, false)),
                new AccountSpec(
                    AccountKind.CASH,
                    LotMethod.LIFO,
                    true,
                    new MarginSpec(0.5, 0.25, 0.5, 0.3),
                    new RatesSpec(
                        0.01, 0.07, 0.05, List.of(new RatesSpec.SymbolRate("GME", 0.3)), 365),
                    2),
                new OrdersSpec(
                    component("limit"),
                    component("market_on_close"),
                    component("percent"),
                    component("atr"),
                    component("amount"),
                    OrdersSpec.Anchor.FILL,
                    20,
                    List.of(scripted())))),
        List.of(new FeatureSpec(0, "atr(14)", "atr_14")),
        List.of(new FxSpec("EUR", 1, false)),
        new SnapshotsSpec(SnapshotsSpec.Unit.CHANGE, 3));
  }

  private static ScriptedOrder scripted() {
    return new ScriptedOrder(
        7,
        "one",
        "AAPL",
        ScriptedOrder.Act.ORDER,
        10,
        OrderType.STOP_LIMIT,
        101,
        100,
        2,
        false,
        TimeInForce.GTD,
        90,
        true,
        "zero",
        "both",
        PriceBasis.PRICE,
        List.of("zero"),
        "orders.csv:7");
  }

  @Test
  void every_field_that_can_change_a_result_changes_the_hash_and_no_other_does() {
    String before = PlanDigest.of(plan());
    Set<String> without = new TreeSet<>();
    Set<String> fields = new TreeSet<>();
    vary(
        "",
        plan(),
        (path, changed) -> {
          fields.add(path);
          if (PlanDigest.of((RunPlan) changed).equals(before)) {
            without.add(path);
          }
        });
    assertThat(fields).hasSizeGreaterThan(60);
    assertThat(without).isEqualTo(LEFT_OUT);
  }

  @Test
  void a_plan_without_what_came_later_has_the_hash_it_had_before() {
    RunPlan full = plan();
    PortfolioSpec portfolio = full.portfolios().getFirst();
    ExecutionSpec execution = portfolio.execution();
    RunPlan without =
        new RunPlan(
            full.runId(),
            full.seed(),
            full.currency(),
            full.frameSlices(),
            full.data().with((TimeSpec) null).with(MarketSpec.PLAIN),
            List.of(new Series(0, new Instrument("AAPL", 0, "USD"), Timeframe.of("1d"))),
            full.signals(),
            full.classifiers(),
            List.of(
                new PortfolioSpec(
                    0,
                    portfolio.comboId(),
                    portfolio.name(),
                    portfolio.parameters(),
                    portfolio.signals(),
                    portfolio.weights(),
                    portfolio.series(),
                    portfolio.initialCapital(),
                    portfolio.allowShort(),
                    portfolio.sizing(),
                    portfolio.risk(),
                    new ExecutionSpec(
                        execution.name(),
                        execution.fillAt(),
                        execution.slippage(),
                        execution.commission(),
                        execution.maxParticipation()))),
            full.features());
    assertThat(PlanDigest.of(without)).isEqualTo("36ed788ac946a2b0");
  }

  @Test
  void it_is_sixteen_hexadecimal_digits_and_the_same_every_time() {
    assertThat(PlanDigest.of(plan())).matches("[0-9a-f]{16}").isEqualTo(PlanDigest.of(plan()));
  }

  @Test
  void the_order_in_which_parameters_are_written_does_not_matter() {
    Map<String, Object> ahead = new LinkedHashMap<>();
    ahead.put("fast", 5L);
    ahead.put("slow", 10L);
    Map<String, Object> back = new LinkedHashMap<>();
    back.put("slow", 10L);
    back.put("fast", 5L);
    Function<Map<String, Object>, String> hash =
        parameters ->
            PlanDigest.of(
                plan()
                    .with(
                        new DataSpec(
                            new ComponentSpec("csv", parameters), List.of(), 0, 1, false, 1)));
    assertThat(hash.apply(ahead)).isEqualTo(hash.apply(back));
  }

  @Test
  void of_many_random_plans_no_two_have_one_hash() {
    RandomPlans plans = new RandomPlans(new SplittableRandom(5));
    Set<String> hashes = new TreeSet<>();
    for (int i = 0; i < 2_000; i++) {
      hashes.add(PlanDigest.of(plans.plan()));
    }
    assertThat(hashes).hasSize(2_000);
  }

  private interface Varied {
    void accept(String path, Object changed);
  }

  /** Every way to change one thing in {@code value}. */
  private static void vary(String path, Object value, Varied out) {
    switch (value) {
      case Record r -> record(path, r, out);
      case List<?> items -> {
        out.accept(path, items.subList(1, items.size()));
        vary(path + "[0]", items.getFirst(), (at, changed) -> out.accept(at, List.of(changed)));
      }
      case Map<?, ?> map -> {
        out.accept(path, Map.of());
        String key = (String) map.keySet().iterator().next();
        vary(
            path + "(" + key + ")",
            map.get(key),
            (at, changed) -> out.accept(at, Map.of(key, changed)));
      }
      case Long n -> out.accept(path, n - 1);
      case Integer n -> out.accept(path, n + 1);
      case Double n -> out.accept(path, n + 0.25);
      case Boolean b -> out.accept(path, !b);
      case Character c -> out.accept(path, 'h');
      case String s -> out.accept(path, s + "1");
      case Enum<?> constant ->
          out.accept(path, constant.getDeclaringClass().getEnumConstants()[constant.ordinal() + 1]);
      default -> throw new IllegalArgumentException("no way to change " + value);
    }
  }

  private static void record(String path, Record value, Varied out) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      int at = i;
      String name = components[i].getName();
      vary(
          path.isEmpty() ? name : path + '.' + name,
          component(value, components[i]),
          (where, changed) -> out.accept(where, with(value, at, changed)));
    }
  }

  private static Object component(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object with(Record value, int at, Object changed) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values.add(i == at ? changed : component(value, components[i]));
    }
    try {
      return value.getClass().getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
