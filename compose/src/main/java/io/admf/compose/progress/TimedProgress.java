package io.admf.compose.progress;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what is done and shows it every so often, by whichever thread is about to tell more. */
abstract class TimedProgress implements Progress {

  private final LongSupplier nanos;
  private final long firstAfter;
  private final long every;
  private final LongAdder work = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final AtomicLong due = new AtomicLong();
  private final Pace workPace = new Pace();
  private final Pace sharePace = new Pace();
  private volatile long combinations;
  private volatile long bars = UNKNOWN;
  private volatile int nodes = Status.NO_GRID;
  private volatile boolean open;

  /**
   * @param nanos a clock that only goes forward, nanoseconds
   * @param firstAfter nanoseconds from the beginning until something is shown: less is not worth it
   * @param every nanoseconds until it is shown again
   */
  TimedProgress(LongSupplier nanos, long firstAfter, long every) {
    this.nanos = nanos;
    this.firstAfter = firstAfter;
    this.every = every;
  }

  @Override
  public final void begin(long combinations, long bars) {
    this.combinations = combinations;
    this.bars = bars;
    long now = nanos.getAsLong();
    synchronized (this) {
      workPace.note(now, 0);
      sharePace.note(now, 0);
    }
    due.set(now + firstAfter);
    open = true;
  }

  @Override
  public final void worked(long combinationBars) {
    work.add(combinationBars);
    look();
  }

  @Override
  public final void finished(int rows) {
    this.rows.add(rows);
    look();
  }

  @Override
  public final void nodes(int count) {
    nodes = count;
    look();
  }

  private void look() {
    long now = nanos.getAsLong();
    long at = due.get();
    if (open && now - at >= 0 && due.compareAndSet(at, now + every)) {
      synchronized (this) {
        if (open) {
          show(status(now));
        }
      }
    }
  }

  private Status status(long now) {
    double done = work.sum();
    double all = (double) combinations * bars;
    double share = bars == UNKNOWN ? (double) rows.sum() / combinations : done / all;
    share = Double.isFinite(share) ? Math.min(1, share) : 0;
    workPace.note(now, done);
    sharePace.note(now, share);
    return new Status(
        combinations,
        bars,
        rows.sum(),
        nodes,
        share,
        workPace.perSecond(),
        (1 - share) / sharePace.perSecond());
  }

  /** Shows how far the run is. */
  abstract void show(Status status);

  /** Nothing more is shown. */
  abstract void close();

  @Override
  public final void end() {
    synchronized (this) {
      if (open) {
        open = false;
        close();
      }
    }
  }
}
