package io.admf.compose.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final StringWriter text = new StringWriter();
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 7 * SECOND); // runs over

  private LineProgress lines() {
    return new LineProgress(new PrintWriter(text), clock::get);
  }

  private BarProgress bar(int columns) {
    return new BarProgress(new PrintWriter(text), clock::get, columns);
  }

  @Test
  void aLogHasALineEveryFiveSeconds() {
    LineProgress progress = lines();
    progress.begin(1_000, 100_000);
    for (int tenth = 1; tenth <= 130; tenth++) {
      clock.addAndGet(SECOND / 10);
      progress.worked(300_000);
    }
    progress.end();

    assertThat(text.toString().lines())
        .containsExactly(
            "admf: 15 % of 1,000 combinations \u00d7 100,000 bars, 3.00 M combination-bars/s, 29 s left",
            "admf: 30 % of 1,000 combinations \u00d7 100,000 bars, 3.00 M combination-bars/s, 24 s left");
  }

  @Test
  void aGridTellsHowManyNodesThereAre() {
    LineProgress progress = lines();
    progress.begin(1_000, 100_000);
    for (int nodes : new int[] {0, 1, 2}) {
      clock.addAndGet(5 * SECOND);
      progress.nodes(nodes);
    }
    progress.end();

    assertThat(text.toString().lines())
        .containsExactly(
            "admf: 0 % of 1,000 combinations \u00d7 100,000 bars, waiting for nodes",
            "admf: 0 % of 1,000 combinations \u00d7 100,000 bars, 1 node",
            "admf: 0 % of 1,000 combinations \u00d7 100,000 bars, 2 nodes");
  }

  @Test
  void theRateIsThatOfTheLastSeconds() {
    LineProgress progress = lines();
    progress.begin(10, 1_000_000);
    for (int second = 1; second <= 40; second++) {
      clock.addAndGet(SECOND);
      progress.worked(second <= 20 ? 10_000 : 100_000);
    }

    assertThat(text.toString().lines().toList().get(3)).contains(" 10.0 k combination-bars/s");
    assertThat(text.toString().lines().toList().get(7))
        .isEqualTo(
            "admf: 22 % of 10 combinations \u00d7 1,000,000 bars, 100 k combination-bars/s, 1 min 18 s left");
  }

  @Test
  void withoutAKnownNumberOfBarsFinishedCombinationsCount() {
    LineProgress progress = lines();
    progress.begin(1_000, Progress.UNKNOWN);
    for (int second = 1; second <= 5; second++) {
      clock.addAndGet(SECOND);
      progress.worked(62_000_000);
      progress.finished(84);
    }

    assertThat(text.toString().lines())
        .containsExactly("admf: 336 of 1,000 combinations, 62.0 M combination-bars/s, 10 s left");
  }

  @Test
  void whatCannotBeToldIsNotSaid() {
    LineProgress progress = lines();
    progress.begin(0, 0);
    clock.addAndGet(6 * SECOND);
    progress.finished(0);

    assertThat(text.toString().strip()).isEqualTo("admf: 0 % of 0 combinations \u00d7 0 bars");
  }

  @Test
  void aTerminalHasABarThatIsGoneAtTheEnd() {
    BarProgress progress = bar(80);
    progress.begin(100, 10_000);
    for (int tenth = 1; tenth <= 10; tenth++) {
      clock.addAndGet(SECOND / 10);
      progress.worked(42_000);
    }
    List<String> drawn = drawn();
    progress.end();
    progress.worked(1);

    assertThat(drawn).hasSize(6);
    assertThat(drawn.getFirst())
        .isEqualTo(
            " 21 % [=======>                           ]  420 k combination-bars/s  2 s left");
    assertThat(drawn.getLast())
        .isEqualTo(
            " 42 % [==============>                    ]  420 k combination-bars/s  2 s left");
    assertThat(text.toString()).endsWith("left\u001B[K\r\u001B[K").doesNotContain("\n");
  }

  /** What stood on the line, one after another. */
  private List<String> drawn() {
    List<String> drawn = new ArrayList<>();
    for (String part : text.toString().split("\r", -1)) {
      if (!part.isEmpty()) {
        drawn.add(part.replace("\u001B[K", ""));
      }
    }
    return drawn;
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40, 45, 60, 61, 62, 63, 80, 200})
  void theBarNeverWraps(int columns) {
    BarProgress progress = bar(columns);
    progress.begin(1_000, 1_000_000);
    for (int i = 0; i < 200; i++) {
      clock.addAndGet(SECOND);
      progress.worked(5_000_000);
    }

    assertThat(drawn())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
    assertThat(drawn().getLast()).startsWith(" 99 %");
  }

  @Test
  void aShortRunShowsNothing() {
    for (TimedProgress progress : List.of(bar(80), lines())) {
      progress.begin(100, 10_000);
      clock.addAndGet(SECOND / 4);
      progress.worked(1_000_000);
      progress.finished(100);
      progress.end();
    }
    Progress.NONE.begin(1, 1);
    Progress.NONE.worked(1);
    Progress.NONE.finished(1);
    Progress.NONE.end();

    assertThat(text.toString()).isEmpty();
  }

  @Test
  void manyThreadsTellTogether() throws InterruptedException {
    LineProgress progress = lines();
    progress.begin(8, 1_000_000);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int k = 0; k < 1_000; k++) {
                      progress.worked(500);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    clock.addAndGet(5 * SECOND);
    progress.finished(4);

    assertThat(text.toString().strip())
        .isEqualTo(
            "admf: 50 % of 8 combinations \u00d7 1,000,000 bars, 800 k combination-bars/s, 5 s left");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "999.6, 1.00 k",
    "1000, 1.00 k",
    "12345, 12.3 k",
    "99949, 99.9 k",
    "310123456, 310 M",
    "1.5e9, 1.50 G",
    "9.9996e14, 1000 T"
  })
  void numbersAreBrief(double number, String expected) {
    assertThat(Status.brief(number)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "0.2, 1 s",
    "59.9, 1 min 00 s",
    "200, 3 min 20 s",
    "3900, 1 h 05 min",
    "1e12, 100000 h 00 min"
  })
  void timesAreBrief(double seconds, String expected) {
    assertThat(Status.time(seconds)).isEqualTo(expected);
  }
}
