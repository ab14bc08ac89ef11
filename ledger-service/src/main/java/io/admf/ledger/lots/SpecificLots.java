package io.admf.ledger.lots;

import io.admf.plan.LotMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lots that are named, and after them the oldest: the row is in order of age. */
final class SpecificLots extends Lots {

  @Override
  public LotMethod method() {
    return LotMethod.SPECIFIC;
  }

  @Override
  public @Nullable String refusal(long quantity, List<NamedLot> named) {
    String refusal = super.refusal(quantity, List.of());
    if (refusal != null) {
      return refusal;
    }
    Map<Long, Long> asked = new TreeMap<>();
    long left = quantity;
    for (NamedLot lot : named) {
      if (lot.quantity() <= 0 || lot.quantity() > left) {
        return "expected to name 1 to %d units of lot %d, was %d"
            .formatted(left, lot.number(), lot.quantity());
      }
      int place = placeOf(lot.number());
      if (place < 0) {
        return "expected one of the open lots %s, was lot %d"
            .formatted(lots().stream().map(Lot::number).toList(), lot.number());
      }
      left -= lot.quantity();
      long units = row.at(place).units();
      if (asked.merge(lot.number(), lot.quantity(), Long::sum) > units) {
        return "expected at most %d units of lot %d, was %d"
            .formatted(units, lot.number(), asked.get(lot.number()));
      }
    }
    return null;
  }
}
