package io.admf.data.live;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.data.BarSource;
import io.admf.data.DataKernel;
import io.admf.data.DataKinds;
import io.admf.data.SkippedRows;
import io.admf.data.SourceRequest;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of one slice each, in the order of time. For one thread.
 *
 * <p>What happens while it is read has no last bar that would be known to be the last: its blocks
 * do not say so, and {@link #ending} makes an empty one that does.
 */
public interface LiveBlocks extends AutoCloseable {

  /**
   * The next block.
   *
   * @param nanos to wait for it at most
   * @return null when there was none in that time, or at the end
   */
  @Nullable BarBlock next(long nanos) throws InterruptedException;

  /** Whether no more will come. */
  boolean ended();

  /** What should be said of how bars were read. */
  List<String> notes();

  /** Whether blocks come when they are due, so that nobody has to hold them back. */
  boolean atOwnPace();

  @Override
  void close();

  /**
   * Opens what a plan names as its source.
   *
   * @param plan of frames of one slice
   * @param speed at which recorded data is to be let go; NaN where none was asked for
   * @throws BadInputException if it cannot be opened
   */
  static LiveBlocks open(RunPlan plan, Components components, double speed) {
    if (source(plan, components) instanceof LiveSource live) {
      if (!Double.isNaN(speed)) {
        throw new BadInputException(
            "--speed", "is for recorded data: live bars come when they come; leave it out");
      }
      if (!plan.data().market().plain() || plan.data().time() != null) {
        throw new BadInputException(
            "data",
            "expected bars alone from a live source: leave out corporate actions, quotes, economic"
                + " releases, adjust, align, calendar, session and resample_from");
      }
      List<SourceRequest> requests =
          plan.series().stream()
              .map(series -> new SourceRequest(series, plan.series(), plan.data(), plan.seed()))
              .toList();
      return new Heard(plan, live.live(requests));
    }
    return new Recorded(new DataKernel(plan, components));
  }

  private static BarSource source(RunPlan plan, Components components) {
    try {
      return components.create(DataKinds.SOURCE, plan.data().source());
    } catch (ComponentException e) {
      throw new BadInputException("data.source", String.valueOf(e.getMessage()));
    }
  }

  /** The empty block that ends a run after {@code latest}. */
  static BarBlock ending(BarBlock latest) {
    BarFrame[] frames = new BarFrame[latest.seriesCount()];
    for (int i = 0; i < frames.length; i++) {
      BarFrame frame = latest.frame(i);
      frames[i] =
          new BarFrame(
              i,
              frame.number() + 1,
              latest.lastSlice() + 1,
              0,
              true,
              frame.firstRow() + frame.rows(),
              0,
              BarFrame.Columns.ofCapacity(0));
    }
    return BarBlock.of(frames, latest);
  }

  /** Blocks of data that is there already. */
  final class Recorded implements LiveBlocks {

    private final DataKernel kernel;
    private boolean ended;

    Recorded(DataKernel kernel) {
      this.kernel = kernel;
    }

    @Override
    public @Nullable BarBlock next(long nanos) {
      BarBlock next = ended ? null : kernel.next();
      ended |= next == null || next.last();
      return next;
    }

    @Override
    public boolean ended() {
      return ended;
    }

    @Override
    public boolean atOwnPace() {
      return false;
    }

    @Override
    public List<String> notes() {
      return SkippedRows.notes(kernel.notes());
    }

    @Override
    public void close() {
      kernel.close();
    }
  }

  /** Blocks of what is heard of a market. */
  final class Heard implements LiveBlocks {

    private final RunPlan plan;
    private final LiveFeed feed;
    private final long[] rows;
    private long number;
    private @Nullable BarBlock before;

    Heard(RunPlan plan, LiveFeed feed) {
      this.plan = plan;
      this.feed = feed;
      this.rows = new long[plan.series().size()];
    }

    @Override
    public @Nullable BarBlock next(long nanos) throws InterruptedException {
      LiveSlice slice = number == plan.data().slices() ? null : feed.next(nanos);
      if (slice == null) {
        return null;
      }
      BarFrame[] frames = new BarFrame[rows.length];
      for (int i = 0; i < frames.length; i++) {
        frames[i] = frame(i, slice.bars().get(i));
      }
      number++;
      before = BarBlock.of(frames, before);
      return before;
    }

    private BarFrame frame(int series, @Nullable LiveBar bar) {
      int count = bar == null ? 0 : 1;
      BarFrame.Columns columns = BarFrame.Columns.ofCapacity(count);
      if (bar != null) {
        columns.eventTimes()[0] = bar.opened();
        columns.knownAt()[0] = bar.knownAt();
        columns.open()[0] = bar.open();
        columns.high()[0] = bar.high();
        columns.low()[0] = bar.low();
        columns.close()[0] = bar.close();
        columns.volume()[0] = bar.volume();
      }
      long first = rows[series];
      rows[series] += count;
      return new BarFrame(series, number, number, 1, false, first, count, columns);
    }

    @Override
    public boolean atOwnPace() {
      return true;
    }

    @Override
    public boolean ended() {
      return number == plan.data().slices() || feed.ended();
    }

    @Override
    public List<String> notes() {
      List<String> notes = new ArrayList<>(SkippedRows.notes(feed.notes()));
      notes.addAll(feed.remarks());
      return notes;
    }

    @Override
    public void close() {
      feed.close();
    }
  }
}
