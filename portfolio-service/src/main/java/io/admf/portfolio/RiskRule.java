package io.admf.portfolio;

import org.jspecify.annotations.Nullable;

/** A rule that every order request must pass. */
public interface RiskRule {

  /** Null when the request passes, else the values that decided against it, for people. */
  @Nullable String refusal(RiskQuestion question);
}
