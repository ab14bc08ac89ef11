package io.admf.data.fuzz;

import com.sun.management.ThreadMXBean;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.SourceRequest;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.time.Timeframe;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Gives a parser broken inputs. Each must give sound bars or one {@link BadInputException}, in
 * bounded time and memory. How many inputs: {@code -Dfuzz.inputs=1000000}, else few.
 */
final class Fuzzing {

  private static final long LONGEST_NANOS = 5_000_000_000L;
  private static final long MOST_BYTES = 64L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What is tried. */
  interface Parser {
    void parse(byte[] input, int variant) throws Exception;
  }

  private Fuzzing() {}

  static int inputs(int otherwise) {
    return Integer.getInteger("fuzz.inputs", otherwise);
  }

  /** Tries so many inputs; returns how many were taken for good. */
  static int run(String name, int count, Mutations inputs, Parser parser) {
    int good = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      byte[] input = inputs.next();
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long time = System.nanoTime();
      try {
        parser.parse(input, i);
        good++;
      } catch (BadInputException e) {
        if (e.problems().isEmpty() || String.valueOf(e.getMessage()).isBlank()) {
          throw new AssertionError(said(name, i, input) + ": says nothing", e);
        }
      } catch (Throwable e) {
        throw new AssertionError(said(name, i, input), e);
      }
      if (System.nanoTime() - time > LONGEST_NANOS) {
        throw new AssertionError(said(name, i, input) + ": took too long");
      }
      if (THREADS.getCurrentThreadAllocatedBytes() - bytes > MOST_BYTES) {
        throw new AssertionError(said(name, i, input) + ": allocated too much");
      }
    }
    System.out.printf(
        "fuzz %s: %d inputs, %d of them good, %.1f s%n",
        name, count, good, (System.nanoTime() - begun) / 1e9);
    return good;
  }

  private static String said(String name, int number, byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    return name + " input " + number + ": " + text.substring(0, Math.min(2000, text.length()));
  }

  static SourceRequest request(String symbol, String timeframe, String folder, boolean skip) {
    Series series = new Series(0, new Instrument(symbol, 0, "USD"), Timeframe.of(timeframe));
    return new SourceRequest(
        series,
        List.of(series),
        new DataSpec(
            ComponentSpec.of("any"),
            List.of(folder),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            skip,
            Long.MAX_VALUE),
        42);
  }

  /** Reads all bars and holds them to the contract of readers. */
  static void drain(BarReader reader) {
    try (reader) {
      BarFrame.Columns rows = BarFrame.Columns.ofCapacity(64);
      long known = Long.MIN_VALUE;
      for (int read = reader.read(rows, 0, 64); read > 0; read = reader.read(rows, 0, 64)) {
        for (int i = 0; i < read; i++) {
          check(rows, i, known);
          known = rows.knownAt()[i];
        }
      }
      reader.notes();
    }
  }

  private static void check(BarFrame.Columns rows, int i, long known) {
    double high = rows.high()[i];
    double low = rows.low()[i];
    boolean sound =
        rows.knownAt()[i] > known
            && rows.eventTimes()[i] <= rows.knownAt()[i]
            && low > 0
            && high < Double.POSITIVE_INFINITY
            && low <= rows.open()[i]
            && low <= rows.close()[i]
            && high >= rows.open()[i]
            && high >= rows.close()[i]
            && rows.volume()[i] >= 0
            && rows.volume()[i] < Double.POSITIVE_INFINITY;
    if (!sound) {
      throw new AssertionError("an unsound bar");
    }
  }
}
