package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Groundwork;
import io.admf.strategy.Indicator;

/** Average volume: the plain mean of the volumes of the last bars, correctly rounded. */
@Feature(name = "volume_sma", description = "average volume")
record VolumeSma(
    @Param(value = "bars in the mean", otherwise = "20", min = 1, max = 1_000_000) int period)
    implements Indicator {

  @Override
  public Computation start() {
    return new Sma(period, Source.VOLUME).start();
  }

  @Override
  public Computation start(Groundwork.Shared shared) {
    return new Sma(period, Source.VOLUME).start(shared);
  }

  @Override
  public int warmup() {
    return period - 1;
  }
}
