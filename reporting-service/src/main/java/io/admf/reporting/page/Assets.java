package io.admf.reporting.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The files that pages are made of, read from the class path. */
public final class Assets {

  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  /** Lets the chart library run; known beforehand because hashing it takes longer than a page. */
  static final String ECHARTS_HASH = "'sha256-QvgynZibb2U53SsVu98NggJXYqwRL7tg3FeyfXvPOUY='";

  private Assets() {}

  /** The chart library: Apache ECharts 5.5.0. */
  public static byte[] echarts() {
    return read(ECHARTS);
  }

  /** The page's script: the run, where its money came from and went, then the maps of a sweep. */
  public static byte[] script() {
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    for (String part : List.of("report.js", "money.js", "sweep.js")) {
      script.writeBytes(read(part));
    }
    return script.toByteArray();
  }

  /** The page's style. */
  public static byte[] style() {
    return read("report.css");
  }

  static byte[] template() {
    return read("report.html");
  }

  static byte[] seriesTemplate() {
    return read("series.html");
  }

  static byte[] seriesScript() {
    return read("series.js");
  }

  /** The source expression that lets exactly this script run (Content Security Policy Level 3). */
  static String hash(byte[] script) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(script);
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("expected " + name + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the class path", e);
    }
  }
}
