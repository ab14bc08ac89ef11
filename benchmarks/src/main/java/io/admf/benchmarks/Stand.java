package io.admf.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * The JVM of one contender at one task, {@code Stand TASK ENTRY SLICES}. Reads orders: {@code go
 * MILLIS} does the task again and again for at least so long, and at least once, and answers with
 * the mean of the nanoseconds, of the processor's nanoseconds in all threads of the JVM, and of the
 * bytes allocated; {@code show} tells what came out.
 */
final class Stand {

  private static final long MILLISECOND = 1_000_000;

  private final Contender contender;
  private final PrintStream out;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private Outcome latest = Outcome.of(0);

  private Stand(Contender contender, PrintStream out) {
    this.contender = contender;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err); // answers alone go there
    Task task = Task.of(arguments[0]);
    Entry entry = Entry.valueOf(arguments[1]);
    new Stand(entry.prepare(task, Integer.parseInt(arguments[2])), out).serve();
  }

  private void serve() throws IOException {
    out.println("ready");
    out.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String told = in.readLine(); told != null; told = in.readLine()) {
      if (told.startsWith("go ")) {
        go(Long.parseLong(told.substring(3)) * MILLISECOND);
      } else {
        out.println(latest.text());
      }
      out.flush();
    }
  }

  private void go(long least) {
    long processor = system.getProcessCpuTime();
    long allocated = threads.getTotalThreadAllocatedBytes();
    long start = System.nanoTime();
    long spent = 0;
    int times = 0;
    do {
      latest = contender.run();
      times++;
      spent = System.nanoTime() - start;
    } while (spent < least);
    long bytes = threads.getTotalThreadAllocatedBytes() - allocated;
    long busy = system.getProcessCpuTime() - processor;
    out.println(spent / times + " " + busy / times + " " + bytes / times);
  }
}
