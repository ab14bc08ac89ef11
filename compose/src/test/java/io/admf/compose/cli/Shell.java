package io.admf.compose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a user has it: in this JVM, or in a fresh one. */
public final class Shell {

  private Shell() {}

  /**
   * What a command did.
   *
   * @param code its exit code
   */
  public record Said(int code, String out, String err) {}

  /** Runs a command line in this JVM. */
  public static Said run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Admf.run(new PrintWriter(out, true), new PrintWriter(err, true), texts(arguments));
    return new Said(code, out.toString(), err.toString());
  }

  /** Runs a command line in a JVM of its own, with {@code folder} as its working folder. */
  public static Said fresh(Path folder, Object... arguments) {
    return fresh(folder, List.of(), arguments);
  }

  /** Runs a command line in a JVM of its own that was given more options. */
  public static Said fresh(Path folder, List<String> options, Object... arguments) {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
      command.addAll(
          List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
      command.addAll(options);
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add(Admf.class.getName());
      command.addAll(List.of(texts(arguments)));
      Path out = Files.createTempFile("admf-out", ".txt");
      Path err = Files.createTempFile("admf-err", ".txt");
      try {
        int code =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Said(code, Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String[] texts(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return texts;
  }
}
