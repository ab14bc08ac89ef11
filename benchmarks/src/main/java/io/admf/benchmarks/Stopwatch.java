package io.admf.benchmarks;

import io.admf.bus.Address;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.flow.Step;
import io.admf.wire.Batch;
import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Notes when a service says what: of a block when its bars were due or its first fill was said, and
 * how long it took from an order to what was decided next. Clocks of processes on one machine are
 * the same.
 */
final class Stopwatch {

  private static final int WEIGHED_EVERY = 97;

  private final Map<Long, Long> times = new TreeMap<>();
  private final Histogram steps = new Histogram(3);
  private long ordered;
  private long batons;
  private long weighed;
  private long bytes;

  /** Forgets everything. */
  synchronized void reset() {
    times.clear();
    steps.reset();
    ordered = 0;
  }

  /** Takes in when the bars of a block happen. */
  synchronized void due(long block, long nanos) {
    times.put(block, nanos);
  }

  /** Takes in what is said now. */
  synchronized void said(Address to, Object body) {
    if (!(body instanceof Envelope envelope)) {
      return;
    }
    if (envelope.payload() instanceof Batch batch && !batch.items().isEmpty()) {
      if (batch.items().getFirst() instanceof Step step) {
        if (!to.text().endsWith(".PORTFOLIO_UPDATE")) {
          weigh(envelope);
        }
        if (to.text().endsWith(".ORDER")) {
          decided(step);
        } else if (to.text().endsWith(".FILL")
            && step.events().stream().anyMatch(Fill.class::isInstance)) {
          times.putIfAbsent(step.block(), System.nanoTime());
        }
      }
    }
  }

  private void decided(Step step) {
    long now = System.nanoTime();
    if (ordered != 0) {
      steps.recordValue(now - ordered);
    }
    ordered = step.events().stream().anyMatch(Order.class::isInstance) ? now : 0;
  }

  private void weigh(Envelope envelope) {
    if (batons++ % WEIGHED_EVERY == 0) {
      weighed++;
      bytes += Wire.encode(envelope).length;
    }
  }

  /** Bytes of a baton, the mean. */
  synchronized long bytes() {
    return weighed == 0 ? 0 : bytes / weighed;
  }

  /** Nanoseconds from orders to what was decided next. */
  synchronized Histogram steps() {
    return steps.copy();
  }

  /** When something was said of each block, as {@code block:nanoseconds}, after commas. */
  synchronized String times() {
    return times.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
