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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every service starts alone in a JVM of its own, and stops when it is told to. */
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
                service.getName())
            .directory(folder.toFile())
            .redirectError(complaints.toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String name = service.getPackageName().replace("io.admf.", "");
      assertThat(line(out))
          .isEqualTo(
              "%1$s service listens at admf.service.%1$s, alone: no cluster manager on the class path"
                  .formatted(name));
      assertThat(process.isAlive()).isTrue();
      process.toHandle().destroy(); // SIGTERM, and its streams stay open
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it stops when told to").isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      assertThat(line(out)).isNull();
      assertThat(Files.readString(complaints)).isEmpty();
    } finally {
      process.destroyForcibly();
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
