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

  /**
   * The prices that its signals bring besides an opinion. A plan then says where no portfolio
   * attaches them; a strategy that gives them without saying so is found out by running it.
   */
  Level[] gives() default {};

  /** A price that a signal may bring. */
  enum Level {
    /** {@link Decision#stopLoss}. */
    STOP,
    /** {@link Decision#priceTarget}. */
    TARGET
  }
}
