package io.admf.portfolio;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as a {@link DistanceRule} that YAML can name under {@code orders.stop_loss},
 * {@code orders.take_profit} and {@code orders.trailing_stop}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Distance {

  /** Its name in YAML. */
  String name();

  /** One line for {@code admf list}. */
  String description();
}
