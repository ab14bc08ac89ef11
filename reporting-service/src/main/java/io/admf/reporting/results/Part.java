package io.admf.reporting.results;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One portfolio's rows of a file. Rows wait in memory and are appended in large pieces; no file
 * stays open in between, so that there may be thousands of parts. One thread at a time.
 */
final class Part {

  private static final int LARGEST_PIECE = 1 << 18;
  private static final int SMALLEST_PIECE = 1 << 13;

  /** What all parts of a run may have waiting in memory together. */
  private static final long TOGETHER = 1 << 26;

  /** More than a row is long, so that a piece seldom outgrows its room. */
  private static final int ROW = 512;

  private final Path file;
  private final int piece;
  private final Bytes waiting = new Bytes(256);
  private boolean onDisk;

  /**
   * @param parts how many there are in the run, which share the memory
   */
  Part(Path file, int parts) {
    this.file = file;
    this.piece = Math.clamp(TOGETHER / parts, SMALLEST_PIECE, LARGEST_PIECE) - ROW;
  }

  /** Where to write the next row. */
  Bytes row() {
    return waiting;
  }

  /** Ends a row. */
  void end() {
    waiting.put('\n');
    if (waiting.length() >= piece) {
      write(file, waiting);
      waiting.clear();
      onDisk = true;
    }
  }

  /** Moves all rows to the end of {@code whole}. */
  void appendTo(Path whole) throws IOException {
    if (onDisk) {
      if (!Files.exists(whole)) {
        Files.move(file, whole);
      } else {
        try (FileChannel in = FileChannel.open(file);
            FileChannel out = FileChannel.open(whole, StandardOpenOption.APPEND)) {
          for (long at = 0; at < in.size(); ) {
            at += in.transferTo(at, in.size() - at, out);
          }
        }
        Files.delete(file);
      }
    }
    write(whole, waiting);
    waiting.clear();
  }

  private static void write(Path to, Bytes text) {
    try (OutputStream out =
        Files.newOutputStream(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(text.array(), 0, text.length());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + to, e);
    }
  }
}
