package io.admf.execution;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an {@link ImpactModel} that YAML can name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Impact {

  /** Its name in YAML. */
  String name();

  /** One line for {@code admf list}. */
  String description();
}
