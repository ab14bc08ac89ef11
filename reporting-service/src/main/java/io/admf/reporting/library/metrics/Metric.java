package io.admf.reporting.library.metrics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record that implements {@link Measure} as a metric of every run. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Metric {

  /** Its key in result files, such as {@code max_drawdown}. */
  String name();

  /** What it means, in one line: formula and convention. */
  String description();

  /** How reports print it. */
  Unit unit() default Unit.RATIO;

  /** Its place in reports, ascending; metrics of one place stand in the order of their names. */
  int order() default 1_000;
}
