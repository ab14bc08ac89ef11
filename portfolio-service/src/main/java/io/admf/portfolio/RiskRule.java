package io.admf.portfolio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that every order request must pass. */
public interface RiskRule {

  /** Null when the request passes, else the values that decided against it, for people. */
  @Nullable String refusal(RiskQuestion question);

  /** The indicators it wants to see, such as {@code atr(14)}; they arrive in the question. */
  default List<String> features() {
    return List.of();
  }
}
