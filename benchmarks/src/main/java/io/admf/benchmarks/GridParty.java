package io.admf.benchmarks;

import io.admf.cluster.Cluster;
import io.admf.cluster.SystemConfig;
import io.admf.compose.grid.GridNode;
import io.admf.compose.grid.GridTiming;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A node of a grid with one worker, {@code GridParty CONFIG NAME}, that is there while it is told
 * to be. Reads {@code on} or {@code off} a line, answers each with one line.
 */
final class GridParty {

  /** What nodes and coordinator of the measurement say their code is. */
  static final String CODE = "benchmark";

  private GridParty() {}

  public static void main(String[] arguments) throws IOException {
    try (Cluster cluster = Cluster.join(SystemConfig.load(Path.of(arguments[0])), "node");
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      GridNode.Settings settings =
          new GridNode.Settings(
              arguments[1],
              cluster.member(),
              CODE,
              Path.of("no-plugins"),
              1,
              Runtime.getRuntime().maxMemory() / 4,
              GridTiming.DEFAULT,
              System::nanoTime,
              line -> {});
      System.out.println("ready");
      String deployed = "";
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        if (!deployed.isEmpty()) {
          cluster.vertx().undeploy(deployed).toCompletionStage().toCompletableFuture().join();
          deployed = "";
        }
        if (line.equals("on")) {
          deployed =
              GridNode.deploy(cluster.vertx(), settings)
                  .toCompletionStage()
                  .toCompletableFuture()
                  .join();
        }
        System.out.println(line);
      }
    }
  }
}
