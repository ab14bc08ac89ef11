package io.admf.compose.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** JVMs of their own for the parts of a system, joined on loopback; all are killed at the end. */
final class Processes implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx256m",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private final Path folder;
  private final int port = freePort();
  private final Path config;
  private final Map<String, Process> running = new LinkedHashMap<>();
  private int started;

  /** Prepares a system of its own, with results in {@code folder}. */
  Processes(Path folder) {
    this.folder = folder;
    // two addresses: who had the only one that is named and comes back to it would find nobody
    String members = "members: [\"127.0.0.1:%d\", \"127.0.0.1:%d\"]".formatted(port, port + 1);
    this.config = config("system.yaml", members);
  }

  /**
   * Another system configuration for the same system.
   *
   * @param cluster lines that go under {@code cluster}, where members are and the like
   */
  Path config(String name, String... cluster) {
    try {
      return Files.writeString(
          folder.resolve(name),
          """
          cluster:
            name: test-%d
            port: %d
            %s
          results: %s
          """
              .formatted(port, port, String.join("\n  ", cluster), folder.resolve("results")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The system configuration. */
  Path config() {
    return config;
  }

  /**
   * Starts a JVM.
   *
   * @param name to speak of it by
   * @param flags of the JVM beside those that all have
   */
  void start(String name, List<String> flags, Class<?> main, String... arguments) {
    start(List.of(), name, flags, main, arguments);
  }

  /**
   * The same somewhere else.
   *
   * @param where the command that becomes the JVM there; empty for here
   */
  Process start(
      List<String> where, String name, List<String> flags, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(where);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + "-" + started++ + ".out").toFile())
              .start();
      running.put(name, process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the latest process of a name has printed so far. */
  String output(String name) {
    String said = "";
    for (int i = 0; i < started; i++) {
      Path file = folder.resolve(name + "-" + i + ".out");
      try {
        said = Files.exists(file) ? Files.readString(file) : said;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return said;
  }

  /** Kills one: SIGKILL. */
  void kill(String name) {
    Process process = running.remove(name);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** What the processes have printed, for when something is wrong. */
  String outputs() {
    StringBuilder text = new StringBuilder();
    try (var files = Files.newDirectoryStream(folder, "*.out")) {
      for (Path file : files) {
        text.append("--- ").append(file.getFileName()).append('\n').append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  @Override
  public void close() {
    running.values().forEach(Process::destroyForcibly);
    for (Process process : running.values()) {
      try {
        process.onExit().get(10, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException("a process would not end", e);
      }
    }
  }
}
