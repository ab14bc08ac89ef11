package io.admf.compose.fused;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.Snapshot;
import io.admf.execution.ExecutionKernel;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.ledger.LedgerKernel;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKernel;
import io.admf.strategy.Analysis;
import java.util.ArrayList;
import java.util.List;

/**
 * The trading loop: execution → ledger → portfolio → execution, portfolio by portfolio through each
 * block. It turns only at slices where an order is under way or a portfolio wants to act.
 */
public final class FusedFlow {

  private final int portfolios;
  private final PortfolioKernel portfolio;
  private final ExecutionKernel execution;
  private final LedgerKernel ledger;
  private final Hearer hearer;
  private final StageTimes times;
  private final boolean[] failed;
  private final List<Event> said = new ArrayList<>();
  private final List<Event> happened = new ArrayList<>();

  /** Who hears what happens, portfolio by portfolio, in order. */
  public interface Hearer {

    /** Hears the next event of a portfolio. */
    void event(int portfolio, Event event);

    /** Hears how a portfolio's account stood at the slices of a block. The frame is not kept. */
    void equity(EquityFrame frame);

    /** Hears the end of a portfolio. */
    void closed(int portfolio, Snapshot last);

    /** Hears that a portfolio failed; unless it throws, the others go on without it. */
    default void failed(int portfolio, RuntimeException failure) {
      throw failure;
    }
  }

  /**
   * A flow of all portfolios of a plan.
   *
   * @param times told which stage begins
   */
  public FusedFlow(RunPlan plan, Components components, Hearer hearer, StageTimes times) {
    this(
        plan.portfolios().size(),
        new PortfolioKernel(plan, components),
        new ExecutionKernel(plan, components),
        new LedgerKernel(plan),
        hearer,
        times);
  }

  /** A flow whose hearer wants figures: told are the events that a digest or a metric needs. */
  static FusedFlow ofFigures(RunPlan plan, Components components, Hearer hearer) {
    return new FusedFlow(
        plan.portfolios().size(),
        PortfolioKernel.ofFigures(plan, components),
        ExecutionKernel.ofFigures(plan, components),
        LedgerKernel.ofFigures(plan),
        hearer,
        new StageTimes(() -> 0));
  }

  private FusedFlow(
      int portfolios,
      PortfolioKernel portfolio,
      ExecutionKernel execution,
      LedgerKernel ledger,
      Hearer hearer,
      StageTimes times) {
    this.portfolios = portfolios;
    this.failed = new boolean[portfolios];
    this.portfolio = portfolio;
    this.execution = execution;
    this.ledger = ledger;
    this.hearer = hearer;
    this.times = times;
  }

  /** Works through a block, portfolio by portfolio; what happened to one is told in one go. */
  public void block(BarBlock block, Analysis analysis) {
    times.enter(Stage.TRADING);
    execution.bars(block);
    ledger.bars(block);
    portfolio.read(block, analysis.features(), analysis.signals());
    for (int p = 0; p < portfolios; p++) {
      if (!failed[p]) {
        try {
          block(p, block);
        } catch (RuntimeException e) {
          failed(p, e);
        }
      }
    }
  }

  private void block(int p, BarBlock block) {
    trade(p, block);
    EquityFrame equity = ledger.endBlock(p, happened::add);
    tell(p);
    hearer.equity(equity);
    ledger.release(equity);
    times.enter(Stage.TRADING);
  }

  private void failed(int p, RuntimeException failure) {
    hearer.failed(p, failure);
    failed[p] = true;
    happened.clear();
  }

  /** The hearer is told what has happened to a portfolio since it was last told, in its order. */
  private void tell(int p) {
    times.enter(Stage.REPORTING);
    for (Event event : happened) {
      hearer.event(p, event);
    }
    happened.clear();
  }

  private void trade(int p, BarBlock block) {
    long slice = block.firstSlice();
    long last = block.lastSlice();
    while (slice <= last) {
      long decision = portfolio.nextDecision(p, slice);
      long to = Math.min(decision, last);
      said.clear();
      long reached = execution.active(p) ? match(p, slice, to) : to;
      if (reached == decision || ledger.tells(p, said)) {
        decide(p, reached);
      }
      slice = reached + 1;
    }
  }

  private long match(int p, long from, long to) {
    long reached = execution.match(p, from, to, said::add);
    settle(p);
    return reached;
  }

  /** What execution said goes to the portfolio, then to the books. */
  private void settle(int p) {
    for (Event event : said) {
      ledger.advance(p, event.header().slice(), happened::add);
      happened.add(event);
      portfolio.hear(p, event);
    }
    for (Event event : said) {
      if (event instanceof Fill fill) {
        ledger.post(p, fill, happened::add);
      }
    }
  }

  private void decide(int p, long slice) {
    Snapshot snapshot = ledger.snapshot(p, slice, happened::add);
    happened.add(snapshot);
    ledger.reconcile(p, slice, execution.takeChangedPositions(p, slice));
    portfolio.reconcile(p, snapshot);
    portfolio.decide(
        p,
        slice,
        snapshot,
        event -> {
          happened.add(event);
          if (event instanceof Order order) {
            execution.accept(p, order);
          } else if (event instanceof OrderChange change) {
            execution.change(p, change);
          }
        });
  }

  /** Ends what still rests and closes the books. */
  public void end() {
    for (int p = 0; p < portfolios; p++) {
      if (!failed[p]) {
        try {
          end(p);
        } catch (RuntimeException e) {
          failed(p, e);
        }
      }
    }
  }

  private void end(int p) {
    times.enter(Stage.TRADING);
    said.clear();
    execution.endOfData(p, said::add);
    settle(p);
    Snapshot last = ledger.close(p, happened::add);
    long slice = last.header().slice();
    ledger.reconcileAll(p, slice, execution.positions(p, slice));
    portfolio.reconcile(p, last);
    tell(p);
    hearer.closed(p, last);
  }
}
