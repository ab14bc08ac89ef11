import io.admf.component.Param;
import io.admf.strategy.Decision;
import io.admf.strategy.Moment;
import io.admf.strategy.SignalStrategy;
import io.admf.strategy.Strategy;

/** Long while the average rises and the close stands above it. */
@Strategy(
    name = "rising_average",
    description = "long while the average rises and the close stands above it",
    features = {"ema(period)", "ema(period)[1]"})
public record RisingAverage(
    @Param(value = "bars in the average", otherwise = "30", min = 2) int period)
    implements SignalStrategy {

  @Override
  public Decision decide(Moment now) {
    boolean rising = now.feature(0) > now.feature(1);
    return rising && now.close() > now.feature(0) ? Decision.BUY : Decision.SELL;
  }
}
