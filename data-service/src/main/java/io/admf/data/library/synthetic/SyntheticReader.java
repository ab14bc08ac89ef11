package io.admf.data.library.synthetic;

import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.frame.BarFrame;
import java.util.List;

/**
 * Makes the bars of one symbol.
 *
 * <p>The logarithm of the price moves by a gap before the bar and by a Brownian motion within it,
 * of which the highest and the lowest point are drawn given both ends (P. Glasserman, <i>Monte
 * Carlo methods in financial engineering</i>, 2004, §6.4). Prices are shown in cents; the motion
 * itself is not rounded.
 */
final class SyntheticReader implements BarReader {

  /** The part of a bar's variance that falls between it and the one before. */
  private static final double GAP = 0.1;

  /** The standard deviation of the logarithm of volume, and what makes its mean 1. */
  private static final double VOLUME_SPREAD = 0.4;

  private static final double MEAN_MOVE = Math.sqrt(2 / Math.PI);
  private static final double CENT = 0.01;

  private final Synthetic market;
  private final String series;
  private final BarClock clock;
  private final long from;
  private final long to;
  private final long wanted;
  private final Draws common;
  private final Draws switches;
  private final Draws own;
  private final Draws extremes;
  private final Draws volumes;
  private Regime regime;
  private double logPrice;
  private long inRange;
  private long bars;
  private boolean ended;

  SyntheticReader(Synthetic market, SourceRequest request, BarClock clock) {
    this.market = market;
    this.series = request.series().id();
    this.clock = clock;
    this.from = request.data().from();
    this.to = request.data().to();
    this.wanted =
        market.bars() > 0
            ? market.bars()
            : to == Long.MAX_VALUE ? Synthetic.DEFAULT_BARS : Long.MAX_VALUE;
    long seed = request.seed();
    String symbol = request.series().symbol();
    String length = request.series().timeframe().toString();
    this.common = Draws.of(seed, "market", length, "factor");
    this.switches = Draws.of(seed, "market", length, "regime");
    this.own = Draws.of(seed, "symbol", symbol, "price");
    this.extremes = Draws.of(seed, "symbol", symbol, "extremes");
    this.volumes = Draws.of(seed, "symbol", symbol, "volume");
    this.regime = Regime.first(switches);
    this.logPrice = StrictMath.log(market.price());
  }

  @Override
  public int read(BarFrame.Columns into, int first, int limit) {
    int at = first;
    while (at < limit && !ended) {
      long time = clock.tick();
      if (time >= to || inRange == wanted) {
        ended = true;
        break;
      }
      bar(into, at, time);
      if (time >= from) {
        inRange++;
        at++;
      }
    }
    bars += at - first;
    return at - first;
  }

  private void bar(BarFrame.Columns into, int row, long time) {
    boolean regimes = market.regimeBars() > 0;
    if (switches.uniform() * market.regimeBars() < 1 && regimes) {
      regime = regime.other(switches);
    }
    double volatility = market.volatility() * (regimes ? regime.volatility : 1);
    double drift = market.drift() + (regimes ? regime.drift * market.volatility() : 0);
    double years = clock.years();
    double mean = (drift - volatility * volatility / 2) * years;
    double variance = volatility * volatility * years;
    double gap = shock() * Math.sqrt(GAP * variance);
    double shock = shock();
    double within = (1 - GAP) * variance;
    double move = mean + shock * Math.sqrt(within);

    double opened = logPrice + gap;
    double top = (move + Math.sqrt(move * move + reach(within))) / 2;
    double bottom = (move - Math.sqrt(move * move + reach(within))) / 2;
    logPrice = opened + move;

    double open = cents(opened);
    double close = cents(logPrice);
    into.eventTimes()[row] = time;
    into.knownAt()[row] = clock.closes();
    into.open()[row] = open;
    into.high()[row] = Math.max(cents(opened + top), Math.max(open, close));
    into.low()[row] = Math.min(cents(opened + bottom), Math.min(open, close));
    into.close()[row] = close;
    into.volume()[row] = volume(Math.abs(shock));
  }

  /** A shock of which a part is shared with all symbols. */
  private double shock() {
    return Math.sqrt(market.correlation()) * common.normal()
        + Math.sqrt(1 - market.correlation()) * own.normal();
  }

  private double reach(double variance) {
    return -2 * variance * StrictMath.log(extremes.uniform());
  }

  private double volume(double move) {
    double spread =
        StrictMath.exp(VOLUME_SPREAD * volumes.normal() - VOLUME_SPREAD * VOLUME_SPREAD / 2);
    return Math.rint(market.averageVolume() * spread * (1 + move) / (1 + MEAN_MOVE));
  }

  private static double cents(double logarithm) {
    return Math.max(CENT, Math.rint(StrictMath.exp(logarithm) * 100) / 100);
  }

  @Override
  public SourceNotes notes() {
    return new SourceNotes(series, "synthetic", bars, 0, List.of());
  }

  @Override
  public void close() {}
}
