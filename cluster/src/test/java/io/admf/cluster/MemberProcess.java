package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link Mirror} in a JVM of its own. */
final class MemberProcess implements AutoCloseable {

  private static final int SECONDS = 30;

  private final Process process;
  private final BufferedReader out;
  private final Path complaints;

  private MemberProcess(Process process, Path complaints) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.complaints = complaints;
  }

  /** Starts one. Does not wait for it. */
  static MemberProcess start(Path folder, String... arguments) throws IOException {
    Path complaints = Files.createTempFile(folder, "stderr", ".jsonl");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow", // the launcher's flags
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Mirror.class.getName()));
    command.addAll(List.of(arguments));
    return new MemberProcess(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(complaints.toFile())
            .start(),
        complaints);
  }

  /** The next line on standard output; null at its end. */
  @Nullable String line() throws Exception {
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

  /** What it has written to standard error. */
  List<String> complaints() throws IOException {
    return Files.readAllLines(complaints);
  }

  /** Asks it to stop, as SIGTERM does; its streams stay open. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Ends it at once, as SIGKILL does. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  /** What it answers over HTTP. */
  static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
