package io.admf.data.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.data.net.FakeMachine;
import io.admf.frame.BarBlock;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recorded data at a pace, on a clock that moves only when somebody sleeps. */
class LiveRunTest {

  private static final long HOUR = 3_600 * Instants.SECOND;

  private final Market market =
      Market.of("synthetic", "BTC_1h", "ETH_1h", "BTC_1d")
          .with("calendar", "continuous", "bars", 100L)
          .cutAt(1);
  private final FakeMachine machine = new FakeMachine();

  @AfterEach
  void stop() {
    machine.close();
  }

  /** What a run gave, and when. */
  private final class Heard implements LiveRun.Taker {
    final List<BarBlock> blocks = Collections.synchronizedList(new ArrayList<>());
    final List<Long> when = Collections.synchronizedList(new ArrayList<>());
    final CompletableFuture<String> hash = new CompletableFuture<>();
    private LiveRun run;

    Heard(Market of, LiveTerms terms) {
      run =
          new LiveRun(
              of.plan(),
              new LiveBlocks.Recorded(of.open()),
              terms,
              machine,
              work -> {
                try {
                  work.run();
                } catch (RuntimeException e) {
                  hash.completeExceptionally(e);
                }
              },
              this);
    }

    @Override
    public void block(BarBlock block) {
      blocks.add(block);
      when.add(machine.nanos());
      run.taken();
    }

    @Override
    public void ended(String dataHash, List<String> notes) {
      hash.complete(dataHash);
    }

    List<Row> rows() {
      run.start();
      hash.orTimeout(20, TimeUnit.SECONDS).join();
      return Market.rows(blocks);
    }
  }

  @Test
  void each_bar_goes_when_it_is_due_and_is_what_it_is_without_a_clock() {
    Heard heard = new Heard(market, new LiveTerms(60, Long.MAX_VALUE));
    assertThat(heard.rows()).isEqualTo(market.rows());
    assertThat(heard.hash.join()).isEqualTo(market.hash());
    long first = heard.when.getFirst();
    long begun = heard.blocks.getFirst().sliceTimes()[0];
    for (int i = 0; i < heard.blocks.size(); i++) {
      long due = (heard.blocks.get(i).sliceTimes()[0] - begun) / 60;
      assertThat(heard.when.get(i) - first).isEqualTo(due);
    }
    assertThat(heard.blocks.getLast().last()).isTrue();
  }

  @Test
  void without_pace_nobody_sleeps() {
    assertThat(new Heard(market, new LiveTerms(0, Long.MAX_VALUE)).rows()).isEqualTo(market.rows());
    assertThat(machine.slept).isEmpty();
  }

  @Test
  void when_its_time_is_up_it_ends_with_an_empty_block_that_says_so() {
    Heard heard = new Heard(market, new LiveTerms(60, HOUR / 2));
    List<Row> rows = heard.rows();
    assertThat(rows).isEqualTo(market.limitedTo(30).rows()); // 30 hours of the market
    BarBlock last = heard.blocks.getLast();
    assertThat(last.slices()).isZero();
    assertThat(last.last()).isTrue();
    assertThat(last.firstSlice()).isEqualTo(30);
    assertThat(last.frame(1).firstRow()).isEqualTo(30);
    assertThat(heard.hash.join()).isEqualTo(market.limitedTo(30).hash());
  }

  @Test
  void a_run_that_never_had_a_bar_is_refused() {
    Heard heard = new Heard(market, new LiveTerms(1, 0));
    heard.run.start();
    assertThat(heard.hash.orTimeout(20, TimeUnit.SECONDS))
        .failsWithin(java.time.Duration.ofSeconds(20))
        .withThrowableThat()
        .withCauseInstanceOf(BadInputException.class)
        .withMessageContaining("expected bars, was none");
  }
}
