package io.admf.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How fast bars are read from CSV, {@code CsvHarness [-n TURNS] [BARS]}, beside FastCSV alone on
 * the same file in the same process, turn by turn: its tokeniser with a handler that looks at no
 * field, and its own records of strings. Exit code 1, and no figure, when they do not find the same
 * rows.
 */
public final class CsvHarness {

  /** Untimed, so that all are compiled. */
  private static final int WARM = 5;

  /** Rates in a JVM of its own, turn by turn. */
  private record Entry(String name, Child child, List<Double> seconds) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      child.close();
    }
  }

  private CsvHarness() {}

  public static void main(String[] arguments) throws IOException {
    List<String> rest = new ArrayList<>(List.of(arguments));
    int turns = 7;
    int bars = 1_000_000;
    if (rest.size() > 1 && rest.getFirst().equals("-n") && rest.get(1).matches("[1-9][0-9]?")) {
      turns = Integer.parseInt(rest.get(1));
      rest.subList(0, 2).clear();
    }
    if (rest.size() == 1 && rest.getFirst().matches("[1-9][0-9]{3,7}")) {
      bars = Integer.parseInt(rest.removeFirst());
    }
    if (!rest.isEmpty()) {
      System.err.println("usage: benchmarks/run csv [-n TURNS] [BARS]");
      System.exit(2);
    }
    Path file = Files.createTempFile("admf-csv", ".csv");
    try {
      write(file, bars);
      if (!run(System.out, file, bars, turns)) {
        System.exit(1);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Path file, int bars) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    LocalDateTime time = LocalDateTime.of(2015, 1, 2, 0, 0);
    long cents = 20_000;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("timestamp,open,high,low,close,volume\n");
      for (int i = 0; i < bars; i++) {
        long close = Math.max(1000, cents + random.nextInt(-30, 31));
        long high = Math.max(cents, close) + random.nextInt(20);
        long low = Math.min(cents, close) - random.nextInt(20);
        out.write(
            "%s:00,%s,%s,%s,%s,%d\n"
                .formatted(
                    time,
                    price(cents),
                    price(high),
                    price(low),
                    price(close),
                    random.nextInt(99_999)));
        time = time.plusMinutes(1);
        cents = close;
      }
    }
  }

  private static String price(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }

  private static boolean run(PrintStream out, Path file, int bars, int turns) throws IOException {
    try (Entry tokens = entry("FastCSV, no field looked at", "tokens", file);
        Entry records = entry("FastCSV, records of strings", "records", file);
        Entry admf = entry("ADMF source csv, checked bars", "bars", file)) {
      List<Entry> entries = List.of(tokens, records, admf);
      for (int turn = -WARM; turn < turns; turn++) {
        for (Entry entry : entries) {
          String[] answer = entry.child.ask("go").split(" ", 2);
          if (Long.parseLong(answer[0]) != bars) {
            System.err.printf(
                Locale.ROOT,
                "benchmarks/run: %s found %s of %d bars%n",
                entry.name,
                answer[0],
                bars);
            return false;
          }
          if (turn >= 0) {
            entry.seconds.add(Long.parseLong(answer[1]) / 1e9);
          }
        }
      }
      report(out, entries, Files.size(file), bars, turns);
      return true;
    }
  }

  private static Entry entry(String name, String what, Path file) throws IOException {
    return new Entry(
        name,
        new Child(List.of("-XX:+UseSerialGC", "-Xmx256m"), CsvParty.class, what, file.toString()),
        new ArrayList<>());
  }

  private static void report(
      PrintStream out, List<Entry> entries, long bytes, int bars, int turns) {
    out.printf(
        Locale.ROOT,
        "Java %s, %s, %d processors; %d bars, %.1f MB; processor time, medians of %d turns%n",
        Runtime.version(),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        bars,
        bytes / 1e6,
        turns);
    double tokens = median(entries.getFirst().seconds);
    double records = median(entries.get(1).seconds);
    for (Entry entry : entries) {
      double seconds = median(entry.seconds);
      out.printf(
          Locale.ROOT,
          "%-32s %6.2f million bars/s %6.0f MB/s, %3.0f %% of its tokens, %3.0f %% of its records%n",
          entry.name,
          bars / seconds / 1e6,
          bytes / seconds / 1e6,
          100 * tokens / seconds,
          100 * records / seconds);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
