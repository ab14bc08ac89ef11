package io.admf.compose.fused;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long a run spent on each stage. The thread of the flow says which stage it enters, the reader
 * adds its own; read by whoever outlives both.
 */
public final class StageTimes {

  private static final long MILLISECOND = 1_000_000;

  private final LongSupplier clock;
  private final Map<Stage, Long> spent = new EnumMap<>(Stage.class);
  private Stage current = Stage.WAITING;
  private long since;

  /**
   * Begins with {@link Stage#WAITING}, now.
   *
   * @param clock nanoseconds from any beginning, or of processor time of the thread that asks
   */
  public StageTimes(LongSupplier clock) {
    this.clock = clock;
    this.since = clock.getAsLong();
  }

  /** Ends the present stage and begins {@code next}. */
  public void enter(Stage next) {
    long now = clock.getAsLong();
    add(current, now - since);
    since = now;
    current = next;
  }

  /** Adds what another thread spent on a stage, once it has come to its end. */
  public void add(Stage stage, long nanos) {
    spent.merge(stage, nanos, Long::sum);
  }

  /** Milliseconds spent on a stage so far, but for the present one. */
  public long millis(Stage stage) {
    return spent.getOrDefault(stage, 0L) / MILLISECOND;
  }

  /** All stages in their order with their milliseconds: {@code reading=310 waiting=95 …}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Stage stage : Stage.values()) {
      text.append(text.isEmpty() ? "" : " ").append(stage.text()).append('=').append(millis(stage));
    }
    return text.toString();
  }
}
