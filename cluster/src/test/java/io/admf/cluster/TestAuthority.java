package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Authorities and certificates as {@code compose/security/make-test-authority} makes them. */
final class TestAuthority {

  private final Path folder;

  /** An authority that vouches for each of {@code names}. */
  TestAuthority(Path folder, String... names) throws IOException, InterruptedException {
    this.folder = folder;
    Process process =
        new ProcessBuilder("sh", script().toString(), folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(names).allSatisfy(name -> assertThat(folder.resolve(name + ".key")).exists());
  }

  static Path script() {
    return Path.of(System.getProperty("admf.root"), "compose", "security", "make-test-authority");
  }

  /** A process's own files, and this authority. */
  SystemConfig.Tls keys(String name) {
    return keys(name, this);
  }

  /** A process's own files, and the authority that it believes. */
  SystemConfig.Tls keys(String name, TestAuthority believed) {
    return new SystemConfig.Tls(
        folder.resolve(name + ".pem"),
        folder.resolve(name + ".key"),
        believed.folder.resolve("authority.pem"));
  }
}
