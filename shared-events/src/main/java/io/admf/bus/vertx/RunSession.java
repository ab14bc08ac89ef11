package io.admf.bus.vertx;

/** A service's part in one run, from deployment to the end. */
public interface RunSession {

  /** Lets go of everything that the run held. */
  void close();
}
