package io.admf.data;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.resample.SeriesReaders;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.RunPlan;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the bars of a run, block by block. The bars of all series that become known at the same
 * instant make one slice; slices are numbered from 0 and every block but the last covers exactly
 * {@link RunPlan#frameSlices} of them. Where blocks are cut changes nothing else.
 *
 * <p>Reads whatever its source reads; other than that it is a pure function of the plan. For one
 * thread; the blocks may be handed to any.
 */
public final class DataKernel implements AutoCloseable {

  private final List<Feed> feeds = new ArrayList<>();
  private final BarDigest digest;
  private final FrameCutter cutter;
  private final Adjuster adjuster;
  private @Nullable MarketFeed market;
  private @Nullable BarBlock before;

  /**
   * Opens every series of the plan and reads the first bars of each.
   *
   * @param components in which the plan's source is found
   * @throws BadInputException if a series cannot be opened, is not well formed at its beginning, or
   *     has no bar in the range; with the problems of all series
   */
  public DataKernel(RunPlan plan, Components components) {
    if (plan.series().isEmpty() || plan.frameSlices() < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 series and 1 slice in a frame, was %d and %d"
              .formatted(plan.series().size(), plan.frameSlices()));
    }
    this.digest = new BarDigest(plan.series());
    this.adjuster = new Adjuster(plan.data().market(), plan.series());
    try {
      open(plan, components);
      this.cutter = cutter(plan, new FrameCutter.Cut(plan.frameSlices(), plan.data().slices()));
    } catch (RuntimeException e) {
      try {
        throw e instanceof BadInputException mistakes ? withThoseOfTheRest(mistakes) : e;
      } finally {
        close();
      }
    }
  }

  private static BarSource source(RunPlan plan, Components components) {
    try {
      return components.create(DataKinds.SOURCE, plan.data().source());
    } catch (ComponentException e) {
      throw new BadInputException("data.source", String.valueOf(e.getMessage()));
    }
  }

  private void open(RunPlan plan, Components components) {
    BarSource source = source(plan, components);
    Problems problems = new Problems();
    try {
      market = plan.data().market().beyondBars() ? new MarketFeed(plan, components) : null;
    } catch (BadInputException e) {
      e.problems().forEach(p -> problems.add(p.where(), p.message()));
    }
    for (Series series : plan.series()) {
      try {
        BarReader reader =
            SeriesReaders.open(
                source, new SourceRequest(series, plan.series(), plan.data(), plan.seed()));
        feeds.add(new Feed(series, reader, plan.data()));
      } catch (BadInputException e) {
        e.problems().forEach(p -> problems.add(p.where(), p.message()));
      }
    }
    problems.throwIfAny();
  }

  private FrameCutter cutter(RunPlan plan, FrameCutter.Cut cut) {
    if (feeds.size() == 1) {
      SingleCutter single = new SingleCutter(feeds.getFirst(), cut);
      if (single.empty()) {
        throw feeds.getFirst().empty();
      }
      return single;
    }
    Problems problems = new Problems();
    List<Lane> lanes = new ArrayList<>();
    for (Feed feed : feeds) {
      try {
        Lane lane = new Lane(feed);
        if (lane.head() == Lane.END) {
          throw feed.empty();
        }
        lanes.add(lane);
      } catch (BadInputException e) {
        e.problems().forEach(p -> problems.add(p.where(), p.message()));
      }
    }
    problems.throwIfAny();
    return new MergingCutter(lanes, groups(plan.series()), plan.data().market().align(), cut);
  }

  /** The series of one timeframe are one group. */
  private static int[] groups(List<Series> series) {
    List<Timeframe> timeframes = series.stream().map(Series::timeframe).distinct().toList();
    return series.stream().mapToInt(s -> timeframes.indexOf(s.timeframe())).toArray();
  }

  /**
   * The next block, or null after the last.
   *
   * @throws BadInputException if a bad row is met; with the problems of all series to their ends
   */
  public @Nullable BarBlock next() {
    BarFrame[] frames;
    try {
      frames = cutter.next();
    } catch (BadInputException e) {
      throw withThoseOfTheRest(e);
    }
    if (frames == null) {
      return null;
    }
    MarketFrame beside = MarketFrame.empty(frames[0].number());
    if (market != null) {
      beside = adjuster.adjust(frames, market.next(frames, cutter.filled()));
      digest.add(frames[0].firstSlice(), beside);
    }
    for (BarFrame frame : frames) {
      digest.add(frame);
    }
    before = BarBlock.of(frames, beside, before);
    return before;
  }

  private BadInputException withThoseOfTheRest(BadInputException first) {
    Problems problems = new Problems();
    first.problems().forEach(p -> problems.add(p.where(), p.message()));
    for (Feed feed : feeds) {
      try {
        feed.finish();
      } catch (BadInputException e) {
        e.problems().forEach(p -> problems.add(p.where(), p.message()));
      }
    }
    return new BadInputException(problems.list());
  }

  /**
   * The hash of every bar given so far: 32 hexadecimal digits. After the last block, the data hash
   * of the run. Not cryptographic.
   */
  public String dataHash() {
    return digest.hex();
  }

  /** How every series was read, in the order of the plan. */
  public List<SourceNotes> notes() {
    List<SourceNotes> notes = new ArrayList<>();
    for (Feed feed : feeds) {
      notes.add(feed.notes());
    }
    return notes;
  }

  /** Closes every series. */
  @Override
  public void close() {
    feeds.forEach(Feed::close);
    if (market != null) {
      market.close();
    }
  }
}
