package io.admf.compose.fused;

import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.Series;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import io.admf.portfolio.decision.Turns;
import io.admf.reporting.tally.Held;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lanes that listen to the same signal columns with the same weights on the same series. */
final class LaneShard implements Shard {

  private final Series series;
  private final Turns turns;
  private final @Nullable TurnScan scan;
  private final SignalFrame[] signals;
  private final List<Lane> lanes = new ArrayList<>();
  private boolean turned;
  private @Nullable String failure;

  /**
   * @param scan finds the turns, where there is one column that can be scanned; else null
   * @param signals where the frames of all columns of the plan are put for {@link Turns#read}
   */
  LaneShard(Series series, Turns turns, @Nullable TurnScan scan, SignalFrame[] signals) {
    this.series = series;
    this.turns = turns;
    this.scan = scan;
    this.signals = signals;
  }

  void add(Lane lane) {
    lanes.add(lane);
  }

  /** Whether the columns have ever said anything. */
  boolean turned() {
    return turned;
  }

  @Override
  public void block(Worked now) {
    if (failure != null) {
      return;
    }
    BarBlock block = now.block();
    turns.in(now.room().get());
    try {
      findTurns(block);
    } catch (RuntimeException e) {
      failure = Failures.ofOne(e); // of the strategy, so of all that listen to it
      return;
    }
    turned |= turns.count() > 0;
    FeatureFrame features = now.analysis().features().get(series.index());
    Held marks = now.marks().get(series.index());
    for (Lane lane : lanes) {
      lane.tryBlock(block, turns, features, marks);
    }
  }

  private void findTurns(BarBlock block) {
    if (scan != null) {
      turns.scan(block, scan);
    } else {
      turns.read(block, signals);
    }
  }

  @Override
  public void end(BarBlock last) {
    if (failure == null) {
      lanes.forEach(lane -> lane.tryEnd(last));
    }
  }

  @Override
  public void tellFailures(Listener listener) {
    for (Lane lane : lanes) {
      if (failure != null) {
        listener.failed(lane.portfolio(), "strategy", failure);
      } else if (lane.failure() != null) {
        listener.failed(lane.portfolio(), "portfolio", lane.failure());
      }
    }
  }
}
