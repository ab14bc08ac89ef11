package io.admf.bus.vertx;

import io.vertx.core.json.JsonObject;

/** A service's part in one run, from deployment to the end. */
public interface RunSession {

  /**
   * Puts the results in place, once the coordinator wants them: it alone says that a run is a
   * success. A second time does nothing.
   *
   * @return what the coordinator should know
   * @throws IllegalStateException if there are none, or not yet
   */
  default JsonObject commit() {
    throw new IllegalStateException("expected a service with results");
  }

  /** Lets go of everything that the run held. */
  void close();
}
