package io.admf.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own, started from this one's class path, that is asked line by line. */
final class Child implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter orders;

  Child(List<String> flags, Class<?> main, String... arguments) throws IOException {
    this(List.of(), flags, main, arguments);
  }

  /**
   * @param before what starts the JVM, such as {@code taskset -c 0}
   */
  Child(List<String> before, List<String> flags, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-Xshare:auto",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers = process.inputReader(StandardCharsets.US_ASCII);
    orders = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
  }

  /** The next line that it says. */
  String hear() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("expected an answer, but it had ended: " + process.info());
    }
    return line;
  }

  String ask(String order) throws IOException {
    orders.println(order);
    return hear();
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    answers.close();
  }
}
