package io.admf.portfolio;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as an {@link OrderForm} that YAML can name under {@code orders.entry} and {@code
 * orders.exit}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OrderStyle {

  /** Its name in YAML. */
  String name();

  /** One line for {@code admf list}. */
  String description();
}
