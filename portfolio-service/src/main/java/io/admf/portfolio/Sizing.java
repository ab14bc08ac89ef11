package io.admf.portfolio;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as a {@link Sizer} that YAML can name under {@code sizing}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Sizing {

  /** Its name in YAML. */
  String name();

  /** One line for {@code admf list}. */
  String description();
}
