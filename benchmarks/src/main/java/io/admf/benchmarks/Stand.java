package io.admf.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JVM of one contender at one task: {@code Stand TASK ENTRY SLICES}. It does the task when told
 * {@code go}, and answers with nanoseconds, bytes allocated and, when told {@code show}, what came
 * out.
 */
final class Stand {

  private final Contender contender;
  private final PrintStream out;
  private Outcome latest = Outcome.of(0);

  private Stand(Contender contender, PrintStream out) {
    this.contender = contender;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Task task = Task.of(arguments[0]);
    Contender contender = Entry.valueOf(arguments[1]).prepare(task, Integer.parseInt(arguments[2]));
    Stand stand = new Stand(contender, System.out);
    stand.serve(List.of("ready"));
  }

  private void serve(List<String> greeting) throws IOException {
    greeting.forEach(out::println);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String told = in.readLine(); told != null; told = in.readLine()) {
      switch (told) {
        case "go" -> go();
        case "show" -> out.println(latest.text());
        default -> throw new IllegalArgumentException("expected go or show, was " + told);
      }
      out.flush();
    }
  }

  private void go() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getTotalThreadAllocatedBytes();
    long start = System.nanoTime();
    latest = contender.run();
    long spent = System.nanoTime() - start;
    out.println(spent + " " + (threads.getTotalThreadAllocatedBytes() - allocated));
  }
}
