package io.admf.architecture;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** A face, which may know Vert.x. */
final class Face extends VerticleBase {

  @Override
  public Future<?> start() {
    return vertx.timer(1).map(fired -> "done");
  }
}
