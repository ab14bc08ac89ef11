package io.admf.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.digest.PlanDigest;
import io.admf.fixture.RandomPlans;
import io.admf.fixture.TradingPlans;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {

  private static RunPlan small() {
    return TradingPlans.plan(
        TradingPlans.series(new Instrument("AAPL", 0, "USD")), TradingPlans.frictionless());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_plan_comes_back_equal(long seed) {
    RandomPlans plans = new RandomPlans(new SplittableRandom(seed));
    for (int i = 0; i < 100; i++) {
      RunPlan plan = plans.plan();
      RunPlan back = PlanJson.read(PlanJson.write(plan));
      assertThat(back).as("seed %d plan %d", seed, i).isEqualTo(plan);
      assertThat(PlanDigest.of(back)).isEqualTo(PlanDigest.of(plan));
      assertThat(PlanJson.write(back)).isEqualTo(PlanJson.write(plan));
    }
  }

  @Test
  void parameters_keep_their_types_and_their_order() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("slow", 20L);
    parameters.put("fast", Long.MAX_VALUE);
    parameters.put("threshold", 1.0);
    parameters.put("none", Double.NaN);
    parameters.put("all", Double.NEGATIVE_INFINITY);
    parameters.put("zero", -0.0);
    parameters.put("on", true);
    parameters.put("text", "20");
    parameters.put("nan_text", "NaN");
    RunPlan plan =
        small()
            .with(new DataSpec(new ComponentSpec("csv", parameters), List.of("."), 0, 1, false, 2));
    Map<String, Object> back = PlanJson.read(PlanJson.write(plan)).data().source().parameters();
    assertThat(new ArrayList<>(back.entrySet())).isEqualTo(new ArrayList<>(parameters.entrySet()));
    assertThat(back.get("slow")).isInstanceOf(Long.class);
    assertThat(back.get("threshold")).isInstanceOf(Double.class);
    assertThat(back.get("text")).isInstanceOf(String.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "{}", "{\"runId\":\"r1\"}", "plan", "{", "\"x\""})
  void what_is_no_plan_is_refused(String json) {
    assertThatThrownBy(() -> PlanJson.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a plan as JSON");
  }

  @Test
  void a_plan_with_a_part_missing_or_one_too_many_is_refused() {
    String json = PlanJson.write(small());
    assertThat(json).contains("\"seed\":1,", "\"currency\":\"USD\",");
    for (String damaged :
        List.of(
            json.replace("\"seed\":1,", ""),
            json.replace("\"seed\":1,", "\"seed\":null,"),
            json.replace("\"seed\":1,", "\"seed\":1,\"sead\":1,"),
            json.replace("\"seed\":1,", "\"seed\":\"one\","),
            json.replace("NEXT_OPEN", "NEXT_CLOSE"),
            json.substring(0, json.length() - 1),
            json + "{}")) {
      assertThatThrownBy(() -> PlanJson.read(damaged))
          .as(damaged)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected a plan as JSON");
    }
  }
}
