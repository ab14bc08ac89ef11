package io.admf.portfolio;

import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.flow.AnalysisInbox;
import io.admf.flow.Step;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The portfolios' end of the trading loop when execution and ledger are elsewhere: hands each
 * portfolio's baton on, and takes it up again when the ledger has posted. All portfolios of a step
 * go in one message; a block is begun when every portfolio has finished the last. Pure: what goes
 * out depends only on what came in.
 */
final class TradingLoop {

  private final int portfolios;
  private final PortfolioKernel kernel;
  private final Consumer<List<Object>> steps;
  private final Consumer<Event> told;
  private final AnalysisInbox inbox;
  private final List<List<Event>> decided = new ArrayList<>();
  private AnalysisInbox.@Nullable Analysed current;
  private long blockNumber = -1;
  private int busy;

  /**
   * @param steps receives the batons for execution, as one message
   * @param told receives what was decided, for whoever taps it
   */
  TradingLoop(
      RunPlan plan, PortfolioKernel kernel, Consumer<List<Object>> steps, Consumer<Event> told) {
    this.portfolios = plan.portfolios().size();
    this.kernel = kernel;
    this.steps = steps;
    this.told = told;
    this.inbox = new AnalysisInbox(plan);
    for (int p = 0; p < portfolios; p++) {
      decided.add(new ArrayList<>());
    }
  }

  void bars(Batch frames) {
    inbox.bars(frames);
    begin();
  }

  void analysis(List<Object> frames) {
    inbox.add(frames);
    begin();
  }

  /** Begins the next block, if the last is finished and the next is here. */
  private void begin() {
    if (busy > 0) {
      return;
    }
    AnalysisInbox.Analysed next = inbox.poll();
    if (next == null) {
      return;
    }
    current = next;
    blockNumber++;
    kernel.read(next.block(), next.features(), next.signals());
    List<Object> out = new ArrayList<>();
    for (int p = 0; p < portfolios; p++) {
      out.add(step(p, next.block().firstSlice()));
    }
    busy = portfolios;
    steps.accept(out);
  }

  /** Takes up the batons that have come round. */
  void posted(List<Step> batons) {
    List<Object> out = new ArrayList<>();
    for (Step baton : batons) {
      if (baton.end()) {
        close(baton);
      } else {
        takeUp(baton, out);
      }
    }
    if (!out.isEmpty()) {
      steps.accept(out);
    }
    if (busy == 0 && !batons.isEmpty() && !batons.getFirst().end()) {
      if (now().block().last()) {
        end();
      } else {
        begin();
      }
    }
  }

  private void close(Step baton) {
    for (Event event : baton.events()) {
      kernel.hear(baton.portfolio(), event);
      if (event instanceof Snapshot last) {
        kernel.reconcile(baton.portfolio(), last);
      }
    }
  }

  private void takeUp(Step baton, List<Object> out) {
    int p = baton.portfolio();
    Snapshot snapshot = null;
    for (Event event : baton.events()) {
      kernel.hear(p, event);
      if (event instanceof Snapshot at && at.header().slice() == baton.reached()) {
        snapshot = at; // those of slices before were not asked for
      }
    }
    if (baton.decides() && snapshot == null) {
      throw new IllegalStateException("expected a snapshot to decide by, was " + baton);
    }
    if (snapshot != null) {
      kernel.reconcile(p, snapshot);
      kernel.decide(
          p,
          baton.reached(),
          snapshot,
          event -> {
            decided.get(p).add(event);
            told.accept(event);
          });
    }
    if (baton.reached() < now().block().lastSlice()) {
      out.add(step(p, baton.reached() + 1));
    } else {
      busy--;
    }
  }

  private Step step(int p, long from) {
    long last = now().block().lastSlice();
    long decision = kernel.nextDecision(p, from);
    Step step =
        new Step(
            p,
            blockNumber,
            from,
            Math.min(decision, last),
            from - 1,
            decision <= last ? decision : Step.NO_DECISION,
            false,
            decided.get(p));
    decided.get(p).clear();
    return step;
  }

  /** The data is used up: the last baton of every portfolio. */
  private void end() {
    long last = now().block().lastSlice();
    List<Object> out = new ArrayList<>();
    for (int p = 0; p < portfolios; p++) {
      out.add(
          new Step(p, blockNumber, last + 1, last, last, Step.NO_DECISION, true, decided.get(p)));
      decided.get(p).clear();
    }
    steps.accept(out);
  }

  private AnalysisInbox.Analysed now() {
    return Objects.requireNonNull(current);
  }
}
