package io.admf.execution.library.latency;

import io.admf.component.Param;
import io.admf.execution.Latency;
import io.admf.execution.LatencyModel;

/** Every order takes the same time, rounded to the nearest nanosecond. */
@Latency(name = "fixed", description = "the same time for every order")
record FixedLatency(
    @Param(value = "seconds, decimals allowed", otherwise = "0", min = 0, max = 1e6) double seconds,
    @Param(value = "milliseconds on top of the seconds", otherwise = "0", min = 0, max = 1e9)
        double milliseconds)
    implements LatencyModel {

  FixedLatency {
    if (seconds == 0 && milliseconds == 0) {
      throw new IllegalArgumentException(
          "seconds or milliseconds must be more than 0; for no latency use type none");
    }
  }

  @Override
  public long nanos(Journey journey) {
    return Math.round(seconds * 1e9) + Math.round(milliseconds * 1e6);
  }
}
