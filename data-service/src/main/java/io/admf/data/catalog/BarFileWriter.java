package io.admf.data.catalog;

import io.admf.config.BadInputException;
import io.admf.data.SeriesHash;
import io.admf.event.InvariantException;
import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a file of bars in one pass. Memory is that of one block. For one thread. */
final class BarFileWriter implements AutoCloseable {

  private final Path file;
  private final String series;
  private final FileChannel channel;
  private final SeriesHash hash;
  private final LongBuffer longs;
  private final DoubleBuffer doubles;
  private final ByteBuffer block;
  private int inBlock;
  private long rows;
  private long firstOpen;
  private long lastOpen = Long.MIN_VALUE;
  private long firstKnown;
  private long lastKnown = Long.MIN_VALUE;

  /**
   * Begins a file.
   *
   * @param file a name that is free, or a file to be written over
   * @param series the series, such as {@code SPY_1d}
   * @throws BadInputException if it cannot be written
   */
  BarFileWriter(Path file, String series) {
    this.file = file;
    this.series = series;
    this.hash = new SeriesHash(series);
    this.block =
        ByteBuffer.allocateDirect(BarFileHeader.BLOCK * BarFileHeader.BAR)
            .order(ByteOrder.LITTLE_ENDIAN);
    this.longs = block.asLongBuffer();
    this.doubles = block.asDoubleBuffer();
    try {
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      write(ByteBuffer.allocate(BarFileHeader.BYTES), 0);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The file that is written. */
  Path file() {
    return file;
  }

  /** How many bars were added. */
  long rows() {
    return rows;
  }

  /**
   * Adds {@code count} bars from row {@code from} on.
   *
   * @throws InvariantException if times do not ascend
   * @throws BadInputException if they cannot be written
   */
  void add(BarFrame.Columns bars, int from, int count) {
    if (count == 0) {
      return;
    }
    check(bars, from, count);
    hash.add(bars, from, count);
    int at = from;
    int left = count;
    while (left > 0) {
      int some = Math.min(left, BarFileHeader.BLOCK - inBlock);
      put(bars, at, some);
      at += some;
      left -= some;
      if (inBlock == BarFileHeader.BLOCK) {
        flush();
      }
    }
  }

  private void check(BarFrame.Columns bars, int from, int count) {
    if (rows == 0) {
      firstOpen = bars.eventTimes()[from];
      firstKnown = bars.knownAt()[from];
    }
    for (int i = from; i < from + count; i++) {
      long open = bars.eventTimes()[i];
      long known = bars.knownAt()[i];
      if (known <= lastKnown || open < lastOpen) {
        throw new InvariantException(
            series,
            -1,
            "expected bars that ascend in time, was %s to %s after %s to %s"
                .formatted(
                    Instants.format(open),
                    Instants.format(known),
                    Instants.format(lastOpen),
                    Instants.format(lastKnown)));
      }
      lastOpen = open;
      lastKnown = known;
    }
  }

  private void put(BarFrame.Columns bars, int from, int count) {
    put(0, bars.eventTimes(), from, count);
    put(1, bars.knownAt(), from, count);
    put(2, bars.open(), from, count);
    put(3, bars.high(), from, count);
    put(4, bars.low(), from, count);
    put(5, bars.close(), from, count);
    put(6, bars.volume(), from, count);
    inBlock += count;
    rows += count;
  }

  private void put(int column, long[] values, int from, int count) {
    longs.put(column * BarFileHeader.BLOCK + inBlock, values, from, count);
  }

  private void put(int column, double[] values, int from, int count) {
    doubles.put(column * BarFileHeader.BLOCK + inBlock, values, from, count);
  }

  private void flush() {
    int bytes = inBlock * Long.BYTES;
    for (int column = 1;
        inBlock < BarFileHeader.BLOCK && column < BarFileHeader.COLUMNS;
        column++) {
      block.put(column * bytes, block, column * BarFileHeader.BLOCK * Long.BYTES, bytes);
    }
    try {
      write(
          block.slice(0, inBlock * BarFileHeader.BAR),
          BarFileHeader.BYTES + (rows - inBlock) * BarFileHeader.BAR);
    } catch (IOException e) {
      throw failed(e);
    }
    inBlock = 0;
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  /**
   * Ends the file: it is on the disk, whole, when this returns.
   *
   * @throws BadInputException if it cannot be written
   */
  BarFileHeader finish() {
    if (inBlock > 0) {
      flush();
    }
    BarFileHeader header =
        new BarFileHeader(series, rows, firstOpen, lastOpen, firstKnown, lastKnown, hash.hex());
    try {
      write(header.encode(), 0);
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw failed(e);
    }
    return header;
  }

  private BadInputException failed(IOException e) {
    return new BadInputException(file.toString(), "cannot be written: " + Reason.of(e));
  }

  /** Lets go of the file, finished or not. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
