package io.admf.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of UTF-8, each as soon as it is there. A {@link java.io.BufferedReader} reads ahead, and so
 * loses the last lines of a stream that breaks off after them.
 */
final class LineReader implements AutoCloseable {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its end, or null after the last. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
    while (true) {
      for (int at = from; at < to; at++) {
        if (buffer[at] == '\n') {
          begun.write(buffer, from, at - from);
          from = at + 1;
          return begun.toString(StandardCharsets.UTF_8);
        }
      }
      begun.write(buffer, from, to - from);
      from = 0;
      to = 0;
      int count = in.read(buffer, 0, buffer.length);
      if (count < 0) {
        return begun.size() == 0 ? null : begun.toString(StandardCharsets.UTF_8);
      }
      to = count;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
