package io.admf.benchmarks;

import io.admf.bus.Address;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.flow.Step;
import io.admf.wire.Batch;
import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Notes when a service says what: of a block when its bars were due or its first fill was said, and
 * how long it took from an order to what was decided next. Clocks of processes on one machine are
 * the same.
 */
final class Stopwatch {

  private static final int WEIGHED_EVERY = 97;

  private long[] times = new long[1024]; // by block; 0 for none
  private final Histogram steps = new Histogram(3);
  private long ordered;
  private long batons;
  private long weighed;
  private long bytes;

  /** Forgets everything. */
  synchronized void reset() {
    Arrays.fill(times, 0);
    steps.reset();
    ordered = 0;
  }

  /** Takes in when something of a block happens: the first counts. */
  synchronized void due(long block, long nanos) {
    if (block >= times.length) {
      times = Arrays.copyOf(times, (int) Math.max(block + 1, 2L * times.length));
    }
    if (times[(int) block] == 0) {
      times[(int) block] = nanos;
    }
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
          due(step.block(), System.nanoTime());
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
    return IntStream.range(0, times.length)
        .filter(block -> times[block] != 0)
        .mapToObj(block -> block + ":" + times[block])
        .collect(Collectors.joining(","));
  }
}
