package io.admf.compose.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;

/** The version of this code, as the build recorded it. */
final class CodeVersion implements CommandLine.IVersionProvider {

  /**
   * Version and commit: {@code 0.1.0-SNAPSHOT+1a2b3c4}; {@code .dirty} when there were local
   * changes.
   */
  static String get() {
    Properties properties = new Properties();
    try (InputStream in =
        CodeVersion.class.getResourceAsStream("/io/admf/compose/version.properties")) {
      if (in == null) {
        return "unknown";
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "unknown");
    String commit = properties.getProperty("commit", "");
    String dirty = properties.getProperty("dirty", "");
    return commit.isEmpty() || commit.startsWith("$")
        ? version
        : version + "+" + commit + (dirty.equals("true") ? ".dirty" : "");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"admf " + get() + " on Java " + Runtime.version().feature()};
  }
}
