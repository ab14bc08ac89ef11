package io.admf.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents a record component that is filled from configuration. The key in YAML is the
 * component's name in snake_case.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.METHOD
})
public @interface Param {

  /** What it means, with its unit. */
  String value();

  /** The default as it would be written in YAML; empty when the key must be given. */
  String otherwise() default "";

  /** The smallest value allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest value allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * Whether it came to a component that was there before: a plan that leaves it at its default does
   * not name it, and keeps the hash it had.
   */
  boolean addedLater() default false;
}
