package io.admf.ledger;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.plan.AccountSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;

/** What a desk hands to its accountant: fills, block by block, as the coordinator does. */
final class Desk {

  private Desk() {}

  /** A fill of portfolio 0 at the close of a slice; {@code signed} size units, negative to sell. */
  static Fill fill(
      long number,
      BarBlock block,
      long slice,
      String symbol,
      long signed,
      double price,
      long commission) {
    long time = block.sliceTime(slice);
    return new Fill(
        new Header(
            new EventId("portfolio_c0001", EventType.FILL, number),
            "c0001-T" + number,
            new EventId("portfolio_c0001", EventType.ORDER, number),
            time,
            time,
            slice),
        number + 1,
        symbol,
        signed > 0 ? Side.BUY : Side.SELL,
        Math.abs(signed),
        price,
        commission,
        0,
        0,
        "close");
  }

  /** The same fill at the open of its bar. */
  static Fill atOpen(Fill fill, BarBlock block, int series) {
    Header header = fill.header();
    int row = block.row(series, header.slice());
    return new Fill(
        new Header(
            header.id(),
            header.correlationId(),
            header.causationId(),
            block.frame(series).eventTimes()[row],
            header.knownAt(),
            header.slice()),
        fill.order(),
        fill.symbol(),
        fill.side(),
        fill.quantity(),
        fill.price(),
        fill.commission(),
        0,
        0,
        "next_open");
  }

  /** The plan with accounts that close lots by a method. */
  static RunPlan under(LotMethod method, RunPlan plan) {
    AccountSpec account = AccountSpec.PLAIN.closing(method);
    return plan.with(
        plan.portfolios().stream().map(p -> p.with(account, OrdersSpec.PLAIN)).toList());
  }

  /** What a run leaves behind. */
  record Books(
      List<Event> events,
      long[] equity,
      long[] cash,
      long[] exposure,
      Snapshot last,
      LedgerKernel kernel) {}

  /** Posts the fills of portfolio 0, given in order of their slices, and closes. */
  static Books run(RunPlan plan, List<BarBlock> blocks, List<Fill> fills) {
    LedgerKernel kernel = new LedgerKernel(plan);
    List<Event> events = new ArrayList<>();
    int slices = (int) blocks.getLast().lastSlice() + 1;
    long[][] columns = new long[3][slices];
    int next = 0;
    for (BarBlock block : blocks) {
      kernel.bars(block);
      while (next < fills.size() && fills.get(next).header().slice() <= block.lastSlice()) {
        kernel.post(0, fills.get(next++), events::add);
      }
      EquityFrame frame = kernel.endBlock(0, events::add);
      int from = (int) frame.firstSlice();
      System.arraycopy(frame.equity(), 0, columns[0], from, frame.rows());
      System.arraycopy(frame.cash(), 0, columns[1], from, frame.rows());
      System.arraycopy(frame.exposure(), 0, columns[2], from, frame.rows());
      kernel.release(frame);
    }
    Snapshot last = kernel.close(0, events::add);
    return new Books(events, columns[0], columns[1], columns[2], last, kernel);
  }
}
