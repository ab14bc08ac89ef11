package io.admf.data.library.websocket;

import io.admf.data.live.LiveBar;
import io.admf.data.live.LiveSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bars of all series that have come and not gone yet. A slice goes when no other bar can belong
 * to it: each series has a later one, or its next would be later; or when it has waited long enough
 * for the others.
 */
final class Lanes {

  /** A series. */
  private static final class Lane {
    private final long timeframe;
    private final Deque<Arrived> waiting = new ArrayDeque<>();
    private long lastKnown = Long.MIN_VALUE; // of the latest bar, gone or not

    Lane(long timeframe) {
      this.timeframe = timeframe;
    }

    /** Whether a bar that is known at a time can still come. */
    boolean mayHave(long time) {
      return waiting.isEmpty()
          && (lastKnown == Long.MIN_VALUE || lastKnown + timeframe - timeframe / 2 <= time);
    }
  }

  /** A bar and when it came by the clock. */
  private record Arrived(LiveBar bar, long at) {}

  private final List<Lane> lanes = new ArrayList<>();
  private final long patience;
  private long gone = Long.MIN_VALUE;

  /**
   * @param timeframes of the series, nanoseconds
   * @param patience how long the bars of other series are waited for, nanoseconds
   */
  Lanes(List<Long> timeframes, long patience) {
    timeframes.forEach(timeframe -> lanes.add(new Lane(timeframe)));
    this.patience = patience;
  }

  /**
   * Takes a bar in, later than those of its series before.
   *
   * @param now by the clock
   * @return false if its slice has gone without it
   */
  boolean add(int series, LiveBar bar, long now) {
    Lane lane = lanes.get(series);
    lane.lastKnown = bar.knownAt();
    if (bar.knownAt() <= gone) {
      return false;
    }
    lane.waiting.add(new Arrived(bar, now));
    return true;
  }

  /**
   * The next slice, if it is due.
   *
   * @param all whether nothing more is waited for
   */
  @Nullable LiveSlice due(long now, boolean all) {
    long time = Long.MAX_VALUE;
    for (Lane lane : lanes) {
      Arrived first = lane.waiting.peekFirst();
      time = first == null ? time : Math.min(time, first.bar.knownAt());
    }
    if (time == Long.MAX_VALUE || !(all || complete(time, now))) {
      return null;
    }
    List<@Nullable LiveBar> bars = new ArrayList<>();
    for (Lane lane : lanes) {
      Arrived first = lane.waiting.peekFirst();
      boolean has = first != null && first.bar.knownAt() == time;
      bars.add(has ? lane.waiting.removeFirst().bar : null);
    }
    gone = time;
    return new LiveSlice(time, bars);
  }

  private boolean complete(long time, long now) {
    boolean waited = false;
    boolean mayCome = false;
    for (Lane lane : lanes) {
      Arrived first = lane.waiting.peekFirst();
      waited |= first != null && first.bar.knownAt() == time && now - first.at >= patience;
      mayCome |= lane.mayHave(time);
    }
    return waited || !mayCome;
  }

  /** Whether no bar waits. */
  boolean empty() {
    return lanes.stream().allMatch(lane -> lane.waiting.isEmpty());
  }
}
