package io.admf.compose.experiment;

import io.admf.plan.ComponentSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Execution models by name. Figures of brokers are those of public schedules; {@code
 * docs/execution-models.md} says whose and of when.
 *
 * @param name in YAML
 * @param slippage where none is given
 * @param commission where none is given
 * @param impact where none is given
 * @param maxParticipation where none is given
 */
record ExecutionPreset(
    String name,
    ComponentSpec slippage,
    ComponentSpec commission,
    ComponentSpec impact,
    double maxParticipation) {

  private static final ComponentSpec NONE = ComponentSpec.of("none");
  private static final ComponentSpec FIVE = bps(5);

  /** No costs at all: what an execution model is unless it says otherwise. */
  static final ExecutionPreset ZERO_COST = new ExecutionPreset("zero_cost", NONE, NONE, NONE, 0);

  /** A private investor, on average. */
  static final ExecutionPreset RETAIL =
      broker("retail", spec("per_share", "amount", 0.01, "minimum", 1.0));

  /** All of them, in the order of the manual. */
  static final List<ExecutionPreset> ALL =
      List.of(
          ZERO_COST,
          RETAIL,
          new ExecutionPreset("hft", bps(0.5), spec("per_share", "amount", 0.0005), NONE, 0.02),
          new ExecutionPreset(
              "adverse",
              ComponentSpec.of("adverse_market"),
              spec("per_share", "amount", 0.01, "minimum", 1.0),
              ComponentSpec.of("square_root"),
              0.05),
          broker(
              "ibkr_fixed",
              sales("per_share", "amount", 0.005, "minimum", 1.0, "maximum_percent", 1.0)),
          broker(
              "ibkr_tiered",
              sales(
                  "tiered",
                  "tiers",
                  "0: 0.0035, 300000: 0.002, 3000000: 0.0015, 20000000: 0.001, 100000000: 0.0005",
                  "by",
                  "month_units",
                  "minimum",
                  0.35,
                  "maximum_percent",
                  1.0)),
          broker("commission_free", sales("per_share", "amount", 0.0)),
          broker("binance_spot", makerTaker(0.1, 0.1)),
          broker("coinbase", makerTaker(0.6, 0.8)),
          broker("kraken", makerTaker(0.25, 0.4)));

  /** A preset by name, or null. */
  static @Nullable ExecutionPreset of(@Nullable String name) {
    return ALL.stream().filter(preset -> preset.name.equals(name)).findFirst().orElse(null);
  }

  /** All names. */
  static List<String> names() {
    return ALL.stream().map(ExecutionPreset::name).toList();
  }

  private static ExecutionPreset broker(String name, ComponentSpec commission) {
    return new ExecutionPreset(name, FIVE, commission, NONE, 0);
  }

  private static ComponentSpec bps(double bps) {
    return spec("bps", "bps", bps);
  }

  private static ComponentSpec makerTaker(double maker, double taker) {
    return spec("maker_taker", "maker", maker, "taker", taker);
  }

  /** With the fees that US regulators take of sales. */
  private static ComponentSpec sales(String type, Object... parameters) {
    Map<String, Object> all = new TreeMap<>(spec(type, parameters).parameters());
    all.put("sec_per_million", 27.8);
    all.put("taf_per_share", 0.000166);
    all.put("taf_maximum", 8.3);
    return new ComponentSpec(type, all);
  }

  /** A spec of keys and values in turn. */
  private static ComponentSpec spec(String type, Object... parameters) {
    Map<String, Object> all = new TreeMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put((String) parameters[i], parameters[i + 1]);
    }
    return new ComponentSpec(type, all);
  }
}
