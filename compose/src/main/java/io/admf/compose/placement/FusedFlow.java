package io.admf.compose.placement;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.Snapshot;
import io.admf.execution.ExecutionKernel;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.ledger.LedgerKernel;
import io.admf.portfolio.PortfolioKernel;
import io.admf.reporting.ReportingDesk;
import io.admf.strategy.Analysis;
import java.util.ArrayList;
import java.util.List;

/**
 * The trading loop: execution → ledger → portfolio → execution, portfolio by portfolio through each
 * block. It turns only at slices where an order is under way or a portfolio wants to act.
 */
final class FusedFlow {

  private final int portfolios;
  private final PortfolioKernel portfolio;
  private final ExecutionKernel execution;
  private final LedgerKernel ledger;
  private final ReportingDesk desk;
  private final List<Event> said = new ArrayList<>();

  FusedFlow(
      int portfolios,
      PortfolioKernel portfolio,
      ExecutionKernel execution,
      LedgerKernel ledger,
      ReportingDesk desk) {
    this.portfolios = portfolios;
    this.portfolio = portfolio;
    this.execution = execution;
    this.ledger = ledger;
    this.desk = desk;
  }

  /** Works through a block. */
  void block(BarBlock block, Analysis analysis) {
    execution.bars(block);
    ledger.bars(block);
    portfolio.read(block, analysis.features(), analysis.signals());
    for (int p = 0; p < portfolios; p++) {
      trade(p, block);
      EquityFrame equity = ledger.endBlock(p);
      desk.equity(equity);
      ledger.release(equity);
    }
  }

  private void trade(int p, BarBlock block) {
    long slice = block.firstSlice();
    long last = block.lastSlice();
    while (slice <= last) {
      long decision = portfolio.nextDecision(p, slice);
      long to = Math.min(decision, last);
      long reached = execution.active(p) ? match(p, slice, to) : to;
      if (reached == decision) {
        decide(p, reached);
      }
      slice = reached + 1;
    }
  }

  private long match(int p, long from, long to) {
    said.clear();
    long reached = execution.match(p, from, to, said::add);
    settle(p);
    return reached;
  }

  /** What execution said goes to the portfolio, then to the books. */
  private void settle(int p) {
    for (Event event : said) {
      desk.event(p, event);
      portfolio.hear(p, event);
    }
    for (Event event : said) {
      if (event instanceof Fill fill) {
        ledger.post(p, fill, update -> desk.event(p, update));
      }
    }
  }

  private void decide(int p, long slice) {
    Snapshot snapshot = ledger.snapshot(p, slice);
    desk.event(p, snapshot);
    portfolio.decide(
        p,
        slice,
        snapshot,
        event -> {
          desk.event(p, event);
          if (event instanceof Order order) {
            execution.accept(p, order);
          }
        });
  }

  /** Ends what still rests and closes the books. */
  void end() {
    for (int p = 0; p < portfolios; p++) {
      said.clear();
      execution.endOfData(p, said::add);
      settle(p);
      int portfolioIndex = p;
      desk.closed(p, ledger.close(p, event -> desk.event(portfolioIndex, event)));
    }
  }
}
