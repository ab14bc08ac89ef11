package io.admf.compose.placement;

/**
 * A run that cannot go on since services are not there. Nothing is left that looks like results.
 */
public final class ServicesMissingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ServicesMissingException(String message) {
    super(message);
  }
}
