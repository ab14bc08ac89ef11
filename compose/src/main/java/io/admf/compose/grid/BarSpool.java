package io.admf.compose.grid;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.compose.fused.BarSupply;
import io.admf.frame.BarBlock;
import io.admf.wire.Wire;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bars of a sweep as bytes, in a file that is there as long as the sweep: each frame in its
 * wire form after its length (i32, big endian), block by block in the order of the series, then
 * what comes besides bars.
 */
final class BarSpool implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final long bytes;
  private final String hash;

  private BarSpool(Path file, String hash) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.bytes = channel.size();
    this.hash = hash;
  }

  /** Writes all bars down. */
  static BarSpool of(BarSupply supply) {
    try {
      Path file = Files.createTempFile("admf-grid", ".bars");
      HashStream128 hash = Hashing.xxh3_128().hashStream();
      try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
          DataOutputStream out = new DataOutputStream(to)) {
        supply.each(block -> write(block, out, hash));
      } catch (RuntimeException e) {
        Files.delete(file);
        throw e;
      }
      return new BarSpool(file, UnitKey.hex(hash.get()));
    } catch (IOException e) {
      throw new UncheckedIOException("the bars cannot be written down for the nodes", e);
    }
  }

  private static void write(BarBlock block, DataOutputStream out, HashStream128 hash) {
    try {
      for (int series = 0; series < block.seriesCount(); series++) {
        write(block.frame(series), out, hash);
      }
      write(block.market(), out, hash);
    } catch (IOException e) {
      throw new UncheckedIOException("the bars cannot be written down for the nodes", e);
    }
  }

  private static void write(Object message, DataOutputStream out, HashStream128 hash)
      throws IOException {
    byte[] frame = Wire.encode(message);
    out.writeInt(frame.length);
    out.write(frame);
    hash.putBytes(frame);
  }

  /** How many bytes there are. */
  long bytes() {
    return bytes;
  }

  /** Of all frames, one after the other. */
  String hash() {
    return hash;
  }

  /** The bytes from a place on, a chunk at most. */
  byte[] chunk(long at) {
    if (at < 0 || at > bytes) {
      throw new IllegalArgumentException(
          "expected a place from 0 to %d, was %d".formatted(bytes, at));
    }
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(Ask.CHUNK_BYTES, bytes - at));
    try {
      while (chunk.hasRemaining()) {
        if (channel.read(chunk, at + chunk.position()) < 0) {
          throw new IOException("ends after %d of %d bytes".formatted(channel.size(), bytes));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bars cannot be read back from " + file, e);
    }
    return chunk.array();
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }
}
