package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.EventType;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random flows of orders and changes: the kernel does what the naive one does, and what must hold
 * of any flow holds. {@code -Dadmf.flows=1000000} for more of them.
 */
class OrderFlowPropertyTest {

  private static final int FLOWS = Integer.getInteger("admf.flows", 2_000);

  @Test
  void the_kernel_does_what_the_naive_one_does_and_keeps_its_promises() {
    flows(7, FLOWS, false);
  }

  @Test
  void the_same_against_quotes() {
    flows(8, FLOWS / 2, true);
  }

  static void flows(long seed, int count, boolean quoted) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      long own = random.nextLong();
      OrderFlow flow = OrderFlows.of(new SplittableRandom(own), quoted);
      String where = "flow %d, seed %d".formatted(i, own);
      OrderFlow.Outcome outcome = flow.run(4096, true);
      List<Event> happened =
          outcome.told().stream().filter(event -> event.type() != EventType.ORDER_UPDATE).toList();
      List<String> naive = flow.naive();
      if (!NaiveBook.of(happened).equals(naive)) {
        assertThat(NaiveBook.of(happened)).as("%s: %s", where, flow.describe()).isEqualTo(naive);
      }
      OrderFlowPromises.check(flow, outcome, where);
      if (i % 8 == 0) {
        assertThat(flow.run(1, true)).as(where).isEqualTo(outcome);
        assertThat(flow.run(5, false).told()).as(where).isEqualTo(happened);
      }
    }
  }
}
