package io.admf.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.admf.plan.RunPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan as JSON text, as the coordinator sends it to the services. Reads back to an equal plan.
 */
public final class PlanJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS) // else they would come back as text
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private PlanJson() {}

  /** The JSON text of a plan. */
  public static String write(RunPlan plan) {
    try {
      return MAPPER.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan that cannot be written", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not a plan
   */
  public static RunPlan read(String json) {
    @Nullable RunPlan plan;
    try {
      plan = MAPPER.readValue(json, RunPlan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a plan as JSON: " + e.getOriginalMessage(), e);
    }
    if (plan == null) {
      throw new IllegalArgumentException("expected a plan as JSON, was " + json);
    }
    return plan;
  }
}
