package io.admf.data.catalog;

import io.admf.config.BadInputException;
import io.admf.data.SeriesHash;
import io.admf.frame.BarFrame;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bars of one series in a file that is mapped into memory: opened at once however long it is,
 * and read from any row. Files never change. For any thread; not to be read while it is closed.
 */
public final class BarFile implements AutoCloseable {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int CHUNK = 4096;

  /** Columns of times, by which rows are found. */
  public enum Time {
    /** When bars open. */
    OPEN(0),
    /** When bars are known. */
    KNOWN(1);

    private final int column;

    Time(int column) {
      this.column = column;
    }
  }

  private final Path file;
  private final BarFileHeader header;
  private final Arena arena;
  private final MemorySegment bytes;

  private BarFile(Path file, BarFileHeader header, Arena arena, MemorySegment bytes) {
    this.file = file;
    this.header = header;
    this.arena = arena;
    this.bytes = bytes;
  }

  /**
   * Opens a file. Looks at its size, its header and its first and last bar, not at all bars.
   *
   * @throws NoSuchFileException if there is none
   * @throws BadInputException if it cannot be read or is damaged
   */
  public static BarFile open(Path file) throws NoSuchFileException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(BarFileHeader.BYTES);
      while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
        // on until it is full or there is no more
      }
      long size = channel.size();
      BarFileHeader header = BarFileHeader.decode(head.flip(), size, file);
      BarFile bars =
          new BarFile(
              file,
              header,
              arena,
              channel.map(FileChannel.MapMode.READ_ONLY, 0, header.fileBytes(), arena));
      bars.checkEnds();
      return bars;
    } catch (NoSuchFileException e) {
      arena.close();
      throw e;
    } catch (IOException e) {
      arena.close();
      throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage());
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private void checkEnds() {
    long last = header.rows() - 1;
    if (header.rows() < 1
        || time(Time.OPEN, 0) != header.firstOpen()
        || time(Time.OPEN, last) != header.lastOpen()
        || time(Time.KNOWN, 0) != header.firstKnown()
        || time(Time.KNOWN, last) != header.lastKnown()) {
      throw BarFileHeader.damaged(
          file, "expected the first and the last bar that the header names, was others");
    }
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /** What it says of itself. */
  public BarFileHeader header() {
    return header;
  }

  /** How many bars. */
  public long rows() {
    return header.rows();
  }

  /** A time of one bar, epoch nanoseconds. */
  public long time(Time time, long row) {
    return bytes.get(LONG, offset(time.column, row));
  }

  /** The first row whose time is not before {@code nanos}; {@link #rows} if there is none. */
  public long firstFrom(Time time, long nanos) {
    long low = 0;
    long high = rows();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (time(time, middle) < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Copies bars, offsets excepted.
   *
   * @param row the first row
   * @param into where they go, from index {@code at} on
   * @param count how many; no more than there are
   */
  public void read(long row, BarFrame.Columns into, int at, int count) {
    long from = row;
    int to = at;
    int left = count;
    while (left > 0) {
      int some = (int) Math.min(left, BarFileHeader.BLOCK - from % BarFileHeader.BLOCK);
      MemorySegment.copy(bytes, LONG, offset(0, from), into.eventTimes(), to, some);
      MemorySegment.copy(bytes, LONG, offset(1, from), into.knownAt(), to, some);
      MemorySegment.copy(bytes, DOUBLE, offset(2, from), into.open(), to, some);
      MemorySegment.copy(bytes, DOUBLE, offset(3, from), into.high(), to, some);
      MemorySegment.copy(bytes, DOUBLE, offset(4, from), into.low(), to, some);
      MemorySegment.copy(bytes, DOUBLE, offset(5, from), into.close(), to, some);
      MemorySegment.copy(bytes, DOUBLE, offset(6, from), into.volume(), to, some);
      from += some;
      to += some;
      left -= some;
    }
  }

  private long offset(int column, long row) {
    long block = row / BarFileHeader.BLOCK;
    long first = block * BarFileHeader.BLOCK;
    long inBlock = Math.min(BarFileHeader.BLOCK, header.rows() - first);
    return BarFileHeader.BYTES
        + first * BarFileHeader.BAR
        + (column * inBlock + (row - first)) * Long.BYTES;
  }

  /** Takes bars in the order of their rows. */
  public interface Visitor {
    /** Takes the first {@code count} rows, which are the file's from {@code row} on. */
    void visit(long row, BarFrame.Columns bars, int count);
  }

  /** Shows all bars from row {@code from} up to {@code to}, exclusive, some thousands at a time. */
  public void visit(long from, long to, Visitor visitor) {
    BarFrame.Columns chunk = BarFrame.Columns.ofCapacity((int) Math.min(CHUNK, to - from));
    for (long row = from; row < to; ) {
      int count = (int) Math.min(CHUNK, to - row);
      read(row, chunk, 0, count);
      visitor.visit(row, chunk, count);
      row += count;
    }
  }

  /**
   * Reads every bar and compares their hash with that of the header.
   *
   * @throws BadInputException if it is another
   */
  public void verify() {
    SeriesHash hash = new SeriesHash(header.series());
    visit(0, rows(), (row, bars, count) -> hash.add(bars, 0, count));
    expect(hash);
  }

  /**
   * Compares the hash of all bars, as they were read, with that of the header.
   *
   * @throws BadInputException if it is another
   */
  void expect(SeriesHash hash) {
    if (!hash.hex().equals(header.hash())) {
      throw BarFileHeader.damaged(
          file, "expected bars with the hash %s, was %s".formatted(header.hash(), hash.hex()));
    }
  }

  /** Lets go of the file. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
