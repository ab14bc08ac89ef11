package io.admf.benchmarks;

import io.admf.cluster.Cluster;
import io.admf.cluster.SystemConfig;
import io.admf.component.OwnCode;
import io.admf.compose.Workbench;
import io.admf.compose.placement.ClusterPlacement;
import io.admf.compose.placement.RunRequest;
import io.admf.compose.topology.TopologyBuilder;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Six processes in a cluster on loopback, and what is done with them. */
final class BusRuns implements AutoCloseable {

  private static final String[] FLAGS =
      System.getProperty("admf.bus.flags", "-XX:+UseSerialGC -Xmn24m -Xmx512m").split(" ", -1);

  private final Path folder = Files.createTempDirectory("admf-bus");
  private final Map<String, Child> parties = new LinkedHashMap<>();
  private final Cluster cluster;

  /** Nanoseconds: the mean, the median, the 99th percentile and the most. */
  record Lap(double mean, double middle, double late, double latest) {

    static Lap parse(String figures) {
      String[] all = figures.split(" ", -1);
      return new Lap(
          Double.parseDouble(all[1]),
          Double.parseDouble(all[2]),
          Double.parseDouble(all[3]),
          Double.parseDouble(all[4]));
    }

    static Lap of(Histogram times) {
      return new Lap(
          times.getMean(),
          times.getValueAtPercentile(50),
          times.getValueAtPercentile(99),
          times.getMaxValue());
    }
  }

  BusRuns() throws IOException {
    Path config = config(folder, "bus");
    cluster = Cluster.join(SystemConfig.load(config), "coordinator");
    for (String service : BusParty.SERVICES) {
      Child child = new Child(List.of(FLAGS), BusParty.class, config.toString(), service);
      parties.put(service, child);
      child.hear();
    }
  }

  /** Writes down a system of this machine alone. */
  static Path config(Path folder, String name) throws IOException {
    int port = freePort();
    return Files.writeString(
        folder.resolve("system.yaml"),
        """
        cluster:
          name: %s-%d
          port: %d
          members: ["127.0.0.1:%d"]
        results: %s
        """
            .formatted(name, port, port, port, folder.resolve("results")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The load of the machine over the last minute. */
  static String load() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private String ask(String service, String request) throws IOException {
    Child child = parties.get(service);
    if (child == null) {
      throw new IllegalStateException(
          "expected one of %s, was %s".formatted(parties.keySet(), service));
    }
    return child.ask(request);
  }

  /**
   * Sends frames of bars from the data service's process to the strategy service's.
   *
   * @return nanoseconds until they were taken
   */
  long send(String how, int frames) throws IOException {
    String before = ask("strategy", "taken " + how);
    long nanos = Long.parseLong(ask("data", "send " + how + " " + frames));
    String[] after = ask("strategy", "taken " + how).split(" ", -1);
    long taken = Long.parseLong(after[0]) - Long.parseLong(before.split(" ", -1)[0]);
    if (taken != frames || !after[1].equals("0")) {
      throw new IllegalStateException(
          "%s: expected %d frames, was %d, %s of them not as sent"
              .formatted(how, frames, taken, after[1]));
    }
    return nanos;
  }

  /**
   * Hands a buffer round three processes, again and again or so many times a second.
   *
   * @param how over ADMF's own event bus, {@code bare}, or one with all that Vert.x has by itself,
   *     {@code plain}
   */
  Lap rounds(String how, int count, int bytes, int pace) throws IOException {
    return Lap.parse(ask("portfolio", "rounds %s %d %d %d".formatted(how, count, bytes, pace)));
  }

  /** Runs as fast as it goes: what a step took. */
  Lap steps(String run, int bars, int slices) throws IOException {
    run(run, bars, slices, 0);
    return Lap.parse(ask("portfolio", "steps"));
  }

  /** Bytes of a message of a step, the mean. */
  int batonBytes() throws IOException {
    return (Integer.parseInt(ask("portfolio", "bytes"))
            + Integer.parseInt(ask("execution", "bytes"))
            + Integer.parseInt(ask("ledger", "bytes")))
        / BareRing.PARTIES;
  }

  /** Runs at a pace, a bar at a time: from bars to their fills. */
  Lap live(String run, int bars, int pace) throws IOException {
    run(run, bars, 1, pace);
    Map<Long, Long> published = times("data");
    Histogram latencies = new Histogram(3);
    times("execution")
        .forEach(
            (block, filled) ->
                latencies.recordValue(filled - Objects.requireNonNull(published.get(block))));
    return Lap.of(latencies);
  }

  private Map<Long, Long> times(String service) throws IOException {
    Map<Long, Long> times = new LinkedHashMap<>();
    for (String entry : ask(service, "times").split(",", -1)) {
      int colon = entry.indexOf(':');
      times.put(
          Long.parseLong(entry.substring(0, colon)), Long.parseLong(entry.substring(colon + 1)));
    }
    return times;
  }

  /** One run of the six services, whose digest must be that of the same run in one thread. */
  private void run(String run, int bars, int slices, int pace) throws IOException {
    for (String service : BusParty.SERVICES) {
      ask(service, "reset");
    }
    ask("data", "show " + bars + " " + pace);
    Task task = PacedData.task(run, bars);
    Market market = task.market();
    RunPlan plan = Plans.of(task, market, slices);
    String digest =
        new ClusterPlacement(
                cluster.vertx(),
                cluster.member(),
                OwnCode.NONE,
                new ClusterPlacement.Patience(30, 1),
                n -> {})
            .run(
                new RunRequest(
                    plan,
                    TopologyBuilder.build(TopologyBuilder.FULL_BACKTEST, plan),
                    Workbench.library(),
                    ReportingOptions.defaults(),
                    TraceMode.NONE,
                    run,
                    "",
                    folder.resolve("results"),
                    "",
                    ""))
            .digest();
    String expected = new Admf(task, market, slices).events().digest();
    if (!digest.equals(expected)) {
      throw new IllegalStateException(
          "%s: expected the digest %s, was %s".formatted(run, expected, digest));
    }
  }

  @Override
  public void close() throws IOException {
    for (Child child : parties.values()) {
      child.close();
    }
    cluster.close();
    delete(folder);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
