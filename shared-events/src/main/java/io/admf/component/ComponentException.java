package io.admf.component;

/** A component was named or parameterised wrongly. The message is for the user. */
public final class ComponentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ComponentException(String message) {
    super(message);
  }
}
