package io.admf.event;

/** ADMF broke one of its own promises. The run stops; nothing it wrote may look complete. */
public final class InvariantException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param container where
   * @param slice the slice at which it showed
   * @param message what was expected and what was found, with values
   */
  public InvariantException(String container, long slice, String message) {
    super("Invariant: %s at slice %d: %s".formatted(container, slice, message));
  }

  private InvariantException(String told) {
    super(told);
  }

  /** The same failure in another process, by its message. */
  public static InvariantException told(String message) {
    return new InvariantException(message);
  }
}
