package io.admf.ledger.book;

import io.admf.event.InvariantException;
import io.admf.event.LotClose;
import io.admf.event.Side;
import io.admf.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of lots that one entry closed. What closing one gained is what its LOT_CLOSE says; the
 * closing commission is shared out by quantity, rounded toward zero, in order of the lots, and the
 * last takes what is left.
 */
final class ClosedLots {

  private ClosedLots() {}

  /** The parts that were closed. */
  static List<ClosedLot> of(Book book, Entry entry, List<LotMove> moves) {
    List<LotMove> closing = new ArrayList<>();
    long closed = 0;
    long traded = 0;
    for (LotMove move : moves) {
      long change = Math.abs(move.after().quantity()) - Math.abs(move.before().quantity());
      traded += Math.abs(change);
      if (change < 0) {
        closing.add(move);
        closed -= change;
      }
    }
    long charges = entry.cause() instanceof Cause.Trade trade ? trade.commission() : 0;
    long charge = traded == 0 ? 0 : charges - Money.share(charges, traded - closed, traded);
    List<ClosedLot> parts = new ArrayList<>();
    long done = 0;
    for (LotMove move : closing) {
      long quantity = move.before().quantity() - move.after().quantity();
      LotClose told = told(book, entry, move);
      long next = done + Math.abs(quantity);
      parts.add(
          new ClosedLot(
              move.symbol(),
              move.number(),
              move.opened(),
              entry.time(),
              quantity,
              told.cost(),
              Math.addExact(told.cost(), told.realised()),
              told.fxGain(),
              move.before().charge()
                  - move.after().charge()
                  + Money.share(charge, next, closed)
                  - Money.share(charge, done, closed)));
      done = next;
    }
    return parts;
  }

  /** What the ledger told of the closing, whose cost is that of the entries. */
  private static LotClose told(Book book, Entry entry, LotMove move) {
    Side side = move.before().quantity() > 0 ? Side.BUY : Side.SELL;
    LotClose told = book.closed().get(Book.closing(entry.cause().id(), side, move.number()));
    if (told == null) {
      throw new InvariantException(
          book.container(),
          entry.slice(),
          "expected a LOT_CLOSE of lot %d of %s in entry %d, was none"
              .formatted(move.number(), move.symbol(), entry.number()));
    }
    long cost = move.before().worth() - move.after().worth();
    if (move.paid() && told.cost() != cost) {
      throw new InvariantException(
          book.container(),
          entry.slice(),
          "expected the closed part of lot %d of %s to cost %d in entry %d, was %d"
              .formatted(move.number(), move.symbol(), cost, entry.number(), told.cost()));
    }
    return told;
  }
}
