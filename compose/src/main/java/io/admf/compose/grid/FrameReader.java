package io.admf.compose.grid;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.compose.grid.dispatch.GridException;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.wire.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the bars together that come in chunks, as {@link BarSpool} wrote them. */
final class FrameReader {

  private final BarFrame[] frames;
  private final long most;
  private final List<BarBlock> blocks = new ArrayList<>();
  private final HashStream128 hash = Hashing.xxh3_128().hashStream();
  private final byte[] length = new byte[Integer.BYTES];
  private byte @Nullable [] frame;
  private int filled;
  private int series;

  /**
   * @param series in a block
   * @param most bytes that a frame can have
   */
  FrameReader(int series, long most) {
    this.frames = new BarFrame[series];
    this.most = most;
  }

  /** Takes the next chunk in. */
  void add(byte[] chunk) {
    int at = 0;
    while (at < chunk.length) {
      byte[] into = frame == null ? length : frame;
      int count = Math.min(chunk.length - at, into.length - filled);
      System.arraycopy(chunk, at, into, filled, count);
      at += count;
      filled += count;
      if (filled == into.length) {
        filled = 0;
        if (frame == null) {
          frame = new byte[checked(ByteBuffer.wrap(length).getInt())];
        } else {
          complete(into);
          frame = null;
        }
      }
    }
  }

  private int checked(int size) {
    if (size < 1 || size > most) {
      throw new GridException("expected a frame of 1 to %d bytes, was %d".formatted(most, size));
    }
    return size;
  }

  private void complete(byte[] bytes) {
    hash.putBytes(bytes);
    if (series < frames.length) {
      frames[series++] = Wire.decode(bytes, BarFrame.class);
    } else {
      MarketFrame market = Wire.decode(bytes, MarketFrame.class);
      blocks.add(BarBlock.of(frames, market, blocks.isEmpty() ? null : blocks.getLast()));
      series = 0;
    }
  }

  /**
   * All blocks.
   *
   * @throws GridException if these are not the bytes that were sent
   */
  List<BarBlock> blocks(String expected) {
    String actual = UnitKey.hex(hash.get());
    if (!actual.equals(expected) || series != 0 || frame != null) {
      throw new GridException("expected bars of hash %s, was %s".formatted(expected, actual));
    }
    return blocks;
  }
}
