package io.admf.compose.grid.dispatch;

/** A grid could not finish a sweep. The rows that are finished are kept. */
public final class GridException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what happened, and what to do
   */
  public GridException(String message) {
    super(message);
  }
}
