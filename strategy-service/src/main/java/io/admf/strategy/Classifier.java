package io.admf.strategy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record that implements {@link RegimeClassifier} as one that YAML can name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Classifier {

  /** Its name in YAML, in snake_case. */
  String name();

  /** What it does, in one line. */
  String description() default "";

  /** The features that it reads, written as for {@link Strategy#features}. */
  String[] features() default {};
}
