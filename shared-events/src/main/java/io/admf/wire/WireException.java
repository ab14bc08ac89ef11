package io.admf.wire;

/** Bytes are not a message: the text says what was expected and what was found. */
public final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WireException(String message) {
    super(message);
  }
}
