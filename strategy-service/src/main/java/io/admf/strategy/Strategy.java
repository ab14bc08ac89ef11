package io.admf.strategy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record that implements {@link SignalStrategy} as a strategy that YAML can name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Strategy {

  /** Its name in YAML, in snake_case. */
  String name();

  /** What it does, in one line. */
  String description() default "";

  /**
   * The features that it reads, as expressions over its own parameters: {@code sma(fast_period)},
   * {@code macd(fast, slow, signal).histogram}, {@code highest(lookback)[1]} for the value one bar
   * ago. {@link Moment#feature} gives them in this order.
   */
  String[] features() default {};
}
