package io.admf.data.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record that implements {@link Quotes} as a source of quotes that YAML can name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface QuoteSource {

  /** Its name in YAML, such as {@code csv}. */
  String name();

  /** What it gives, in one line. */
  String description();
}
