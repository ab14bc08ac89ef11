package io.admf.ledger;

import io.admf.frame.EquityFrame;
import io.admf.ledger.valuation.EquityColumns;
import java.util.ArrayDeque;

/** Arrays of equity frames that were read and given back. */
final class ColumnPool {

  private final ArrayDeque<EquityColumns> free = new ArrayDeque<>();

  /** Columns with room for {@code slices}; what they hold does not count. */
  EquityColumns take(int slices) {
    EquityColumns columns = free.pollLast();
    return columns == null || columns.capacity() < slices ? new EquityColumns(slices) : columns;
  }

  void give(EquityFrame frame) {
    free.addLast(new EquityColumns(frame.equity(), frame.cash(), frame.exposure()));
  }
}
