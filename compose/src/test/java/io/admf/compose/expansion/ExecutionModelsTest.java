package io.admf.compose.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import io.admf.config.YamlReader;
import io.admf.digest.PlanDigest;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionModelsTest {

  private static final String MINIMAL = "symbols: [SPY]\nstrategies: [momentum]\n";

  private static RunPlan plan(String yaml) {
    return new Coordinator(Workbench.library())
        .prepare(YamlReader.parse("test.yaml", MINIMAL + yaml), Path.of("test.yaml"), null)
        .plan();
  }

  private static ExecutionSpec execution(String yaml) {
    List<PortfolioSpec> portfolios = plan(yaml).portfolios();
    assertThat(portfolios).hasSize(1);
    return portfolios.getFirst().execution();
  }

  @ParameterizedTest
  @CsvSource({
    "zero_cost, none, none, none, 0",
    "retail, bps, per_share, none, 0",
    "hft, bps, per_share, none, 0.02",
    "adverse, adverse_market, per_share, square_root, 0.05",
    "ibkr_fixed, bps, per_share, none, 0",
    "ibkr_tiered, bps, tiered, none, 0",
    "commission_free, bps, per_share, none, 0",
    "binance_spot, bps, maker_taker, none, 0",
    "coinbase, bps, maker_taker, none, 0",
    "kraken, bps, maker_taker, none, 0",
  })
  void presets(
      String name, String slippage, String commission, String impact, double participation) {
    ExecutionSpec spec = execution("execution: [" + name + "]");
    assertThat(spec.slippage().type()).isEqualTo(slippage);
    assertThat(spec.commission().type()).isEqualTo(commission);
    assertThat(spec.impact().type()).isEqualTo(impact);
    assertThat(spec.maxParticipation()).isEqualTo(participation);
    assertThat(spec.latency()).isEqualTo(ComponentSpec.of("none"));
    assertThat(spec.improvement()).isEqualTo(ComponentSpec.of("none"));
  }

  @Test
  void what_stands_beside_a_preset_takes_its_place() {
    ExecutionSpec spec =
        execution(
            "execution: [{type: adverse, slippage_bps: 1, commission_percent: 0.5, impact: {type:"
                + " linear}, max_participation: 0.5}]");
    assertThat(spec.slippage()).isEqualTo(new ComponentSpec("bps", Map.of("bps", 1.0)));
    assertThat(spec.commission().type()).isEqualTo("percent");
    assertThat(spec.impact().type()).isEqualTo("linear");
    assertThat(spec.maxParticipation()).isEqualTo(0.5);
    assertThat(execution("execution: [{type: kraken, slippage_bps: 0}]").slippage().type())
        .isEqualTo("none");
  }

  @Test
  void retail_is_what_it_was() {
    ExecutionSpec spec = execution("execution: [retail]");
    assertThat(spec.slippage()).isEqualTo(new ComponentSpec("bps", Map.of("bps", 5.0)));
    assertThat(spec.commission().parameters()).isEqualTo(Map.of("amount", 0.01, "minimum", 1.0));
    assertThat(
            execution("execution: [{type: retail, commission_minimum: 3}]")
                .commission()
                .parameters())
        .isEqualTo(Map.of("amount", 0.01, "minimum", 3.0));
    assertThat(spec.plain()).isTrue();
  }

  /** Parameters that came later are in a plan where they are given, and nowhere else. */
  @Test
  void plans_of_before_name_the_parameters_of_before() {
    String given = "execution: {commission: {type: per_share, amount: 0.01%s}}";
    assertThat(execution(given.formatted("")).commission().parameters())
        .isEqualTo(Map.of("amount", 0.01, "minimum", 0.0, "maximum", 0.0));
    assertThat(execution(given.formatted(", sec_per_million: 8")).commission().parameters())
        .isEqualTo(Map.of("amount", 0.01, "minimum", 0.0, "maximum", 0.0, "sec_per_million", 8.0));
    assertThat(execution("execution: {commission: {type: percent}}").commission().parameters())
        .isEqualTo(Map.of("percent", 0.1, "minimum", 0.0));
  }

  @Test
  void every_model_and_parameter_is_an_axis() {
    RunPlan plan =
        plan(
            """
            execution:
              slippage: [{type: fixed, amount: [0.01, 0.02]}, {type: volume_share}]
              impact: [{type: none}, {type: square_root, coefficient: [0.5, 1]}]
              latency: {type: fixed, milliseconds: [5, 10]}
              improvement: [{type: none}, {type: spread_share}]
              commission: {type: tiered, tiers: ["0: 0.1", "0: 0.2, 1000: 0.1"]}
            """);
    assertThat(plan.portfolios()).hasSize(3 * 3 * 2 * 2 * 2);
    assertThat(plan.portfolios().stream().map(PortfolioSpec::execution).distinct()).hasSize(72);
    assertThat(plan.portfolios().getLast().parameters())
        .containsEntry("slippage", "volume_share")
        .containsEntry("impact", "square_root")
        .containsEntry("impact.coefficient", 1.0)
        .containsEntry("latency.milliseconds", 10.0)
        .containsEntry("improvement", "spread_share")
        .containsEntry("improvement.share", 0.2)
        .containsEntry("commission.tiers", "0: 0.2, 1000: 0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "impact: {type: linear}",
        "latency: {type: fixed, seconds: 1}",
        "improvement: {type: bps}",
        "slippage: {type: spread}",
        "commission: {type: per_share, maximum_percent: 1}"
      })
  void another_model_is_another_plan(String model) {
    String plain = PlanDigest.of(plan("execution: {slippage_bps: 1, commission_per_share: 0.01}"));
    String rest =
        (model.startsWith("slippage") ? "" : ", slippage_bps: 1")
            + (model.startsWith("commission") ? "" : ", commission_per_share: 0.01");
    assertThat(PlanDigest.of(plan("execution: {" + model + rest + "}"))).isNotEqualTo(plain);
  }

  @Test
  void mistakes_are_told_together() {
    assertThatThrownBy(
            () ->
                plan(
                    """
                    execution_models:
                      - ibkr_fix
                      - {name: a, impact: {type: almgen}, latency: {type: fixed}}
                      - {name: b, improvement: {type: spread_share, share: 2}}
                      - {name: c, commission: {type: tiered, tiers: "5: 1"}, impact: {}}
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("there is no execution model ibkr_fix; did you mean ibkr_fixed?")
        .hasMessageContaining("no impact is called almgen; did you mean almgren?")
        .hasMessageContaining("seconds or milliseconds must be more than 0")
        .hasMessageContaining("improvement spread_share: share must be a number from 0 to 1, was 2")
        .hasMessageContaining("tiers must begin at 0 and ascend")
        .hasMessageContaining("impact[0].type is missing; expected the name of an impact");
  }
}
