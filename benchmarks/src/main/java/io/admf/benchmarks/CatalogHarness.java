package io.admf.benchmarks;

import io.admf.compose.Workbench;
import io.admf.data.BarReader;
import io.admf.data.DataKernel;
import io.admf.data.SourceRequest;
import io.admf.data.catalog.BarFile;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.CatalogImport;
import io.admf.data.export.BarExport;
import io.admf.data.library.catalog.FromCatalog;
import io.admf.data.library.csv.Csv;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.RunPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast a series of the catalog is opened and read, {@code CatalogHarness [-n TURNS] [BARS]}:
 * beside a bare copy of the same bytes in memory, in the same JVM, turn by turn, and beside the
 * same bars as CSV. Exit code 1, and no figure, when what is read is not what was stored.
 */
public final class CatalogHarness {

  private static final int CHUNK = 4096;
  private static final int COLUMNS = 7;
  private static final double BAR = COLUMNS * Long.BYTES;
  private static final Series SERIES = Bars.SERIES;

  private final PrintStream out;
  private final int turns;
  private final long bars;
  private final Path folder = Files.createTempDirectory("admf-catalog");
  private final Catalog catalog = new Catalog(folder);
  private final BarFrame.Columns chunk = BarFrame.Columns.ofCapacity(CHUNK);

  /** Reads all bars once; returns the sum of the last close of every chunk. */
  private interface Way {
    double read() throws IOException;
  }

  /** A way with what it took, seconds. */
  private record Runner(String title, Way way, List<Double> seconds) {
    Runner(String title, Way way) {
      this(title, way, new ArrayList<>());
    }
  }

  private CatalogHarness(PrintStream out, int turns, long bars) throws IOException {
    this.out = out;
    this.turns = turns;
    this.bars = bars;
  }

  public static void main(String[] arguments) {
    List<String> rest = new ArrayList<>(List.of(arguments));
    int turns = 7;
    if (rest.size() > 1 && rest.getFirst().equals("-n") && rest.get(1).matches("[1-9][0-9]?")) {
      turns = Integer.parseInt(rest.get(1));
      rest.subList(0, 2).clear();
    }
    try {
      long bars = rest.isEmpty() ? 10_000_000 : Long.parseLong(rest.getFirst());
      CatalogHarness harness = new CatalogHarness(System.out, turns, bars);
      try {
        harness.run();
      } finally {
        BusRuns.delete(harness.folder);
      }
    } catch (IOException | RuntimeException e) {
      System.err.println("benchmarks/run: " + e);
      System.exit(1);
    }
  }

  private static DataSpec data(String source, Map<String, Object> parameters) {
    return new DataSpec(
        new ComponentSpec(source, parameters),
        List.of(""),
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        false,
        Long.MAX_VALUE);
  }

  private static RunPlan plan(DataSpec data) {
    return new RunPlan(
        "catalog", 42, "USD", CHUNK, data, List.of(SERIES), List.of(), List.of(), List.of());
  }

  private void run() throws IOException {
    long begun = System.nanoTime();
    CatalogImport.run(
        catalog,
        plan(data("synthetic", Map.of("bars", bars))),
        Workbench.library(),
        CatalogImport.Mode.KEEP,
        () -> {});
    double imported = (System.nanoTime() - begun) / 1e9;
    List<Double> opened = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      opened.add(open());
    }
    out.printf(
        Locale.ROOT,
        "Java %s, %s, %d processors, load %s; %,d bars of 1m, %.0f MB; medians of %d turns%n%n",
        Runtime.version(),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        BusRuns.load(),
        bars,
        bars * BAR / 1e6,
        turns);
    out.printf(
        Locale.ROOT,
        "Open: %.2f ms the first time in this JVM, %.3f ms the median of %d. Imported in %.1f s.%n%n",
        opened.getFirst(),
        BusHarness.median(opened),
        opened.size(),
        imported);
    Path csv = folder.resolve("bars.csv");
    try (BarFile file = catalog.open(SERIES.id())) {
      BarExport.write(new BarExport.Rows(file, 0, file.rows(), SERIES.timeframe().nanos()), csv);
      stream(file, csv);
    }
  }

  /** Milliseconds from nothing to the first bar. */
  private double open() {
    long begun = System.nanoTime();
    try (BarFile file = catalog.open(SERIES.id())) {
      file.read(0, chunk, 0, 1);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private void stream(BarFile file, Path csv) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(bars * (long) BAR, 4096);
      long[][] heap = heap(file, memory);
      List<Runner> runners =
          List.of(
              new Runner("System.arraycopy of the same bytes, heap to heap", () -> arrays(heap)),
              new Runner(
                  "MemorySegment.copy of the same bytes, memory to heap", () -> copy(memory)),
              new Runner("catalog: BarReader into columns", this::source),
              new Runner(
                  "catalog: DataKernel, checked, cut into frames and hashed",
                  () -> kernel(data("catalog", Map.of("path", folder.toString())))),
              new Runner("catalog: hash of all bars verified", () -> verified(file)),
              new Runner(
                  "csv: BarReader into columns",
                  () -> read(Csv.standard(csv.toString()).open(request("csv")))));
      double expected = runners.getFirst().way().read();
      for (int turn = -1; turn < turns; turn++) { // the first warms
        for (Runner runner : runners) {
          long begun = System.nanoTime();
          double found = runner.way().read();
          double seconds = (System.nanoTime() - begun) / 1e9;
          if (found != expected) {
            throw new IllegalStateException(
                "%s: expected %s, was %s".formatted(runner.title(), expected, found));
          }
          if (turn >= 0) {
            runner.seconds().add(seconds);
          }
        }
      }
      table(runners);
    }
  }

  private void table(List<Runner> runners) {
    double yardstick = BusHarness.median(runners.get(1).seconds());
    out.println("| | s | million bars/s | GB/s | of MemorySegment.copy |");
    out.println("|---|--:|--:|--:|--:|");
    for (Runner runner : runners) {
      double seconds = BusHarness.median(runner.seconds());
      out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.1f | %.2f | %.0f %% |%n",
          runner.title(),
          seconds,
          bars / seconds / 1e6,
          bars * BAR / seconds / 1e9,
          100 * yardstick / seconds);
    }
  }

  /** The same bars in arrays and in native memory, chunk by chunk, column by column. */
  private long[][] heap(BarFile file, MemorySegment memory) {
    long[][] chunks = new long[(int) Math.ceilDiv(bars, CHUNK)][];
    long[] at = {0};
    file.visit(
        0,
        bars,
        (row, columns, count) -> {
          long[] all = new long[count * COLUMNS];
          System.arraycopy(columns.eventTimes(), 0, all, 0, count);
          System.arraycopy(columns.knownAt(), 0, all, count, count);
          double[][] prices = {
            columns.open(), columns.high(), columns.low(), columns.close(), columns.volume()
          };
          for (int i = 0; i < prices.length; i++) {
            for (int j = 0; j < count; j++) {
              all[(2 + i) * count + j] = Double.doubleToRawLongBits(prices[i][j]);
            }
          }
          MemorySegment.copy(all, 0, memory, ValueLayout.JAVA_LONG, at[0], all.length);
          chunks[(int) (row / CHUNK)] = all;
          at[0] += (long) all.length * Long.BYTES;
        });
    return chunks;
  }

  private double arrays(long[][] chunks) {
    double sum = 0;
    long[] into = new long[CHUNK];
    for (long[] all : chunks) {
      int count = all.length / COLUMNS;
      for (int column = 0; column < COLUMNS; column++) {
        System.arraycopy(all, column * count, into, 0, count);
        sum += column == 5 ? Double.longBitsToDouble(into[count - 1]) : 0;
      }
    }
    return sum;
  }

  private double copy(MemorySegment memory) {
    double sum = 0;
    long at = 0;
    for (long row = 0; row < bars; row += CHUNK) {
      int count = (int) Math.min(CHUNK, bars - row);
      long column = (long) count * Long.BYTES;
      MemorySegment.copy(memory, ValueLayout.JAVA_LONG, at, chunk.eventTimes(), 0, count);
      MemorySegment.copy(memory, ValueLayout.JAVA_LONG, at + column, chunk.knownAt(), 0, count);
      double[][] prices = {chunk.open(), chunk.high(), chunk.low(), chunk.close(), chunk.volume()};
      for (int i = 0; i < prices.length; i++) {
        MemorySegment.copy(
            memory, ValueLayout.JAVA_DOUBLE, at + (2 + i) * column, prices[i], 0, count);
      }
      at += COLUMNS * column;
      sum += chunk.close()[count - 1];
    }
    return sum;
  }

  private double source() {
    return read(new FromCatalog(folder.toString()).open(request("catalog")));
  }

  private static SourceRequest request(String source) {
    return new SourceRequest(SERIES, List.of(SERIES), data(source, Map.of()), 42);
  }

  private double read(BarReader reader) {
    double sum = 0;
    try (reader) {
      for (int n = fill(reader); n > 0; n = fill(reader)) {
        sum += chunk.close()[n - 1];
      }
    }
    return sum;
  }

  /** A whole chunk, or what is left: sources may give fewer at a time. */
  private int fill(BarReader reader) {
    int at = 0;
    for (int read = -1; at < CHUNK && read != 0; at += read) {
      read = reader.read(chunk, at, CHUNK);
    }
    return at;
  }

  private static double kernel(DataSpec data) {
    double sum = 0;
    try (DataKernel kernel = new DataKernel(plan(data), Workbench.library())) {
      for (var block = kernel.next(); block != null; block = kernel.next()) {
        BarFrame frame = block.frame(0);
        sum += frame.close()[frame.rows() - 1];
      }
    }
    return sum;
  }

  /** Nothing is summed by hand here: the sum is read again, and its time is part of the figure. */
  private double verified(BarFile file) {
    file.verify();
    double sum = 0;
    for (long row = CHUNK - 1; row < bars + CHUNK - 1; row += CHUNK) {
      file.read(Math.min(row, bars - 1), chunk, 0, 1);
      sum += chunk.close()[0];
    }
    return sum;
  }
}
