package io.admf.strategy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that implements {@link Indicator} as a feature that expressions can name. Its
 * parameters are numbers, booleans or enums.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Feature {

  /** Its name in expressions and columns, in snake_case. */
  String name();

  /** What it measures, in one line. */
  String description() default "";
}
