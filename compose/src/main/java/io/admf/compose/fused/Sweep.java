package io.admf.compose.fused;

import io.admf.component.Components;
import io.admf.frame.BarBlock;
import io.admf.frame.SignalFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.portfolio.decision.Turns;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingKernel;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunSummary;
import io.admf.reporting.tally.Held;
import io.admf.strategy.Analysis;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes all portfolios of a plan through the same bars, block by block, and keeps of each its
 * figures alone. One copy of the bars and of every feature serves all; what a worker does at a time
 * is one shard in one block. The figures do not depend on the workers.
 */
public final class Sweep {

  private final RunPlan plan;
  private final Workers workers;
  private final StrategyKernel strategy;
  private final ReportingKernel reporting;
  private final SignalFrame[] signals;
  private final boolean[] written;
  private final boolean[] scannedOnly;
  private final boolean[] spoke;
  private final List<Shard> shards = new ArrayList<>();
  private final List<LaneShard> scanning = new ArrayList<>();
  private final List<Integer> scanned = new ArrayList<>();
  private final ThreadLocal<Turns.Room> room = ThreadLocal.withInitial(Turns.Room::new);
  private @Nullable BarBlock latest;

  /** Makes everything ready. */
  public Sweep(RunPlan plan, Components components, ReportingOptions options, Workers workers) {
    this.plan = plan;
    this.workers = workers;
    this.strategy = new StrategyKernel(plan, components, ExpressionFilters::compile);
    this.reporting = ReportingKernel.ofFigures(plan, components, options);
    this.signals = new SignalFrame[plan.signals().size()];
    this.written = new boolean[signals.length];
    this.scannedOnly = new boolean[signals.length];
    this.spoke = new boolean[signals.length];
    Models models = new Models(components);
    Map<Object, LaneShard> lanes = new LinkedHashMap<>();
    List<PortfolioSpec> others = new ArrayList<>();
    for (PortfolioSpec spec : plan.portfolios()) {
      if (Lane.fits(plan, spec, models)) {
        lanes
            .computeIfAbsent(
                List.of(spec.signals(), spec.weights(), spec.series()), _ -> laneShard(spec))
            .add(new Lane(plan, spec, models, reporting.figures(spec.index())));
      } else {
        reporting.figures(spec.index());
        others.add(spec);
      }
    }
    shards.addAll(lanes.values());
    addFlows(others, components);
    for (int signal = 0; signal < written.length; signal++) {
      written[signal] |= !scannedOnly[signal];
    }
  }

  private LaneShard laneShard(PortfolioSpec spec) {
    Turns turns = new Turns(spec.signals(), spec.weights(), spec.series(), room.get());
    int first = spec.signals().getFirst();
    boolean scans =
        spec.signals().size() == 1
            && strategy.scannable(first)
            && plan.signals().get(first).series().getFirst().equals(spec.series().getFirst());
    LaneShard shard =
        new LaneShard(
            plan.series().get(spec.series().getFirst()),
            turns,
            scans ? strategy.scan(first) : null,
            signals);
    if (scans) {
      scanning.add(shard);
      scanned.add(first);
      scannedOnly[first] = true;
    } else {
      spec.signals().forEach(signal -> written[signal] = true);
    }
    return shard;
  }

  /** Portfolios for the kernels, in as many shards as keep the workers busy. */
  private void addFlows(List<PortfolioSpec> others, Components components) {
    int each = Math.max(1, others.size() / (4 * workers.count()));
    for (int from = 0; from < others.size(); from += each) {
      List<PortfolioSpec> part = others.subList(from, Math.min(others.size(), from + each));
      part.forEach(spec -> spec.signals().forEach(signal -> written[signal] = true));
      shards.add(new FlowShard(plan, part, components, reporting));
    }
  }

  /** Goes through the next block. */
  public void block(BarBlock block) {
    block.ready();
    if (block.slices() > 0) {
      latest = block;
    }
    Analysis analysis = strategy.analyse(block, signal -> written[signal], workers::run);
    for (SignalFrame frame : analysis.signals()) {
      signals[frame.signal()] = frame;
      spoke[frame.signal()] |= frame.speaks();
    }
    reporting.bars(block);
    Worked now = new Worked(block, analysis, marks(block), room);
    workers.run(shards.size(), shard -> shards.get(shard).block(now));
  }

  private List<Held> marks(BarBlock block) {
    return plan.series().stream()
        .map(s -> Held.of(s.instrument(), block.marks(s.index()), block.slices()))
        .toList();
  }

  /** Closes all books and sums up. */
  public RunSummary end(Provenance provenance) {
    BarBlock last = latest;
    if (last != null) {
      workers.run(shards.size(), shard -> shards.get(shard).end(last));
    }
    shards.forEach(shard -> shard.tellFailures(reporting::broken));
    for (int i = 0; i < scanned.size(); i++) {
      spoke[scanned.get(i)] |= scanning.get(i).turned();
    }
    for (SignalSpec signal : plan.signals()) {
      if (!spoke[signal.index()]) {
        reporting.noSignal(signal);
      }
    }
    return reporting.finish(provenance);
  }
}
