package io.admf.data.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that implements {@link CorporateActions} as a source of corporate actions that
 * YAML can name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ActionSource {

  /** Its name in YAML, such as {@code csv}. */
  String name();

  /** What it gives, in one line. */
  String description();
}
