package io.admf.flow;

import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings each block and its analysis together, in the order of the blocks. */
public final class AnalysisInbox {

  private final BlockInbox bars;
  private final int framesOfBlock;
  private final List<BarBlock> blocks = new ArrayList<>();
  private final List<List<Object>> analyses = new ArrayList<>();
  private List<Object> begun = new ArrayList<>(); // of an analysis that is not all here

  /**
   * A block with all that was said about it.
   *
   * @param features one for each series
   * @param regimes one for each classifier column
   * @param signals one for each signal column
   */
  public record Analysed(
      BarBlock block,
      List<FeatureFrame> features,
      List<RegimeFrame> regimes,
      List<SignalFrame> signals) {}

  /** An inbox for the blocks of a run. */
  public AnalysisInbox(RunPlan plan) {
    this(
        new BlockInbox(plan),
        plan.series().size() + plan.classifiers().size() + plan.signals().size());
  }

  /**
   * The same of any size.
   *
   * @param bars where blocks are put together
   * @param framesOfBlock how many frames the analysis of a block has
   */
  AnalysisInbox(BlockInbox bars, int framesOfBlock) {
    this.bars = bars;
    this.framesOfBlock = framesOfBlock;
  }

  /** Takes in frames of bars. */
  public void bars(Batch frames) {
    bars.bars(frames);
    for (BarBlock block = bars.poll(); block != null; block = bars.poll()) {
      blocks.add(block);
    }
  }

  /** Takes in the next frames of analyses, which come block by block in any portions. */
  public void add(List<Object> frames) {
    for (Object frame : frames) {
      begun.add(frame);
      if (begun.size() == framesOfBlock) {
        analyses.add(begun);
        begun = new ArrayList<>();
      }
    }
  }

  /** The next block with its analysis, or null while either is missing. */
  public @Nullable Analysed poll() {
    if (blocks.isEmpty() || analyses.isEmpty()) {
      return null;
    }
    List<FeatureFrame> features = new ArrayList<>();
    List<RegimeFrame> regimes = new ArrayList<>();
    List<SignalFrame> signals = new ArrayList<>();
    for (Object frame : analyses.removeFirst()) {
      switch (frame) {
        case FeatureFrame f -> features.add(f);
        case RegimeFrame r -> regimes.add(r);
        case SignalFrame s -> signals.add(s);
        default -> throw new IllegalStateException("expected an analysis, was " + frame);
      }
    }
    return new Analysed(blocks.removeFirst(), features, regimes, signals);
  }
}
