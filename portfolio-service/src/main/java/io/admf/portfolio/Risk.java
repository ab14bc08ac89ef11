package io.admf.portfolio;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as a {@link RiskRule} that YAML can name under {@code risk.rules}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Risk {

  /** Its name in YAML and in ORDER_REJECTED. */
  String name();

  /** One line for {@code admf list}. */
  String description();
}
