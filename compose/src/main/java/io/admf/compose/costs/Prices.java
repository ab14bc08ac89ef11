package io.admf.compose.costs;

import io.admf.event.Bar;
import io.admf.event.CorporateAction;
import io.admf.event.Event;
import java.util.Map;
import java.util.TreeMap;

/** What a series traded at, and the splits of its symbol, by slice. */
final class Prices {

  private final TreeMap<Long, Bar> bars = new TreeMap<>();
  private final TreeMap<Long, Double> splits = new TreeMap<>();

  /** Hears an event of the series' container. */
  void add(Event event) {
    if (event instanceof Bar bar) {
      bars.put(bar.header().slice(), bar);
    } else if (event instanceof CorporateAction action
        && action.kind() == CorporateAction.Kind.SPLIT) {
      splits.merge(action.header().slice(), action.ratio(), (a, b) -> a * b);
    }
  }

  /** The latest close at a slice, in units of that slice; NaN before the first bar. */
  double close(long slice) {
    Map.Entry<Long, Bar> last = bars.floorEntry(slice);
    return last == null ? Double.NaN : last.getValue().close() / ratio(last.getKey(), slice);
  }

  /** The open of the first bar after a slice, in units of that slice; NaN when there is none. */
  double nextOpen(long slice) {
    Map.Entry<Long, Bar> next = bars.higherEntry(slice);
    return next == null ? Double.NaN : next.getValue().open() * ratio(slice, next.getKey());
  }

  /** Units at slice {@code to} for each unit at slice {@code from}. */
  double ratio(long from, long to) {
    double ratio = 1;
    for (double split : splits.subMap(from, false, to, true).values()) {
      ratio *= split;
    }
    return ratio;
  }
}
