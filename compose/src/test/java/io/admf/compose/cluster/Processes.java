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
  private final Path config;
  private final Map<String, Process> running = new LinkedHashMap<>();
  private int started;

  /** Prepares a system of its own, with results in {@code folder}. */
  Processes(Path folder) {
    this.folder = folder;
    this.config = folder.resolve("system.yaml");
    int port = freePort();
    try {
      Files.writeString(
          config,
          """
          cluster:
            name: test-%d
            port: %d
            members: ["127.0.0.1:%d"]
          results: %s
          """
              .formatted(port, port, port, folder.resolve("results")));
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      running.put(
          name,
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + "-" + started++ + ".out").toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
