package io.admf.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.vertx.ServiceVerticle;
import io.admf.data.DataVerticle;
import io.admf.execution.ExecutionVerticle;
import io.admf.ledger.LedgerVerticle;
import io.admf.portfolio.PortfolioVerticle;
import io.admf.reporting.ReportingVerticle;
import io.admf.strategy.StrategyVerticle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every service starts in a JVM of its own as a member of a cluster, and stops when told to. */
class ServiceMainsTest {

  private static final int SECONDS = 60;
  private static final int TERMINATED = 128 + 15; // what a shell sees of SIGTERM

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      classes = {
        DataVerticle.class,
        StrategyVerticle.class,
        PortfolioVerticle.class,
        ExecutionVerticle.class,
        LedgerVerticle.class,
        ReportingVerticle.class
      })
  void a_service_starts_alone_says_where_it_listens_and_stops(
      Class<? extends ServiceVerticle> service) throws Exception {
    String name = service.getPackageName().replace("io.admf.", "");
    Path complaints = folder.resolve("stderr");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow", // the launcher's flags
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                service.getName(),
                "--config",
                Files.writeString(folder.resolve("system.yaml"), system(name)).toString())
            .directory(folder.toFile())
            .redirectError(complaints.toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(line(out))
          .isEqualTo(
              "%1$s service listens at admf.service.%1$s, one of 1 in cluster %1$s-alone"
                  .formatted(name));
      assertThat(process.isAlive()).isTrue();
      process.toHandle().destroy(); // SIGTERM, and its streams stay open
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it stops when told to").isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      assertThat(line(out)).isNull();
      assertThat(Files.readAllLines(complaints))
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).startsWith("{").contains("\"level\":\"INFO\""))
          .last()
          .asString()
          .contains(name + " service has left the cluster");
    } finally {
      process.destroyForcibly();
    }
  }

  /** A cluster that nobody else is in, whatever else runs on this machine. */
  private static String system(String name) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = Math.min(free.getLocalPort(), 65_000);
      return "cluster: {name: %s-alone, port: %d, members: ['127.0.0.1:%d']}%noperations: {port: none}%n"
          .formatted(name, port, port);
    }
  }

  private static String line(BufferedReader out) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return out.readLine();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .get(SECONDS, TimeUnit.SECONDS);
  }
}
