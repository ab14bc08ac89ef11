package io.admf.execution.library.latency;

import io.admf.execution.Latency;
import io.admf.execution.LatencyModel;

/** Orders are in the market as soon as they are decided. */
@Latency(name = "none", description = "orders are in the market at once")
record NoLatency() implements LatencyModel {

  @Override
  public long nanos(Journey journey) {
    return 0;
  }
}
