package io.admf.data.catalog;

import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.config.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a file of bars says of itself in its first {@value #BYTES} bytes.
 *
 * <pre>
 *    0  8 bytes  ADMFBARS
 *    8  int      version of the format, 1
 *   12  int      bytes of this header, 4096
 *   16  long     bars
 *   24  int      columns, 7
 *   28  int      bars in a block, 8192
 *   32  long     opening time of the first bar, epoch nanoseconds
 *   40  long     opening time of the last
 *   48  long     when the first is known
 *   56  long     when the last is known
 *   64  32 bytes hash of the bars, hexadecimal digits
 *   96  112 bytes names and types of the columns, in ASCII
 *  208  short    bytes of the name of the series
 *  210           its name, UTF-8
 * 4088  long     XXH3 of the 4088 bytes before
 * </pre>
 *
 * <p>Everything is little-endian. Blocks follow; in each, the columns stand one after the other,
 * each with as many values of 8 bytes as the block has bars. All blocks but the last are full.
 *
 * @param series the series, such as {@code SPY_1d}
 * @param rows how many bars, at least 1
 * @param firstOpen opening time of the first, epoch nanoseconds
 * @param lastOpen opening time of the last, epoch nanoseconds
 * @param firstKnown when the first is known, epoch nanoseconds
 * @param lastKnown when the last is known, epoch nanoseconds
 * @param hash of the bars, as {@link io.admf.data.SeriesHash} makes it
 */
public record BarFileHeader(
    String series,
    long rows,
    long firstOpen,
    long lastOpen,
    long firstKnown,
    long lastKnown,
    String hash) {

  /** Bytes of a header. */
  static final int BYTES = 4096;

  /** Columns of a file. */
  static final int COLUMNS = 7;

  /** Bars in a block. */
  static final int BLOCK = 8192;

  /** Bytes of a bar. */
  static final int BAR = COLUMNS * Long.BYTES;

  private static final byte[] MAGIC = "ADMFBARS".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HASH = 32;
  private static final int NAMES = 112;
  private static final int CHECKSUM = BYTES - Long.BYTES;
  private static final String COLUMN_NAMES =
      "open_time:i64ns,known_at:i64ns,open:f64,high:f64,low:f64,close:f64,volume:f64";

  /** The longest name of a series, in bytes. */
  private static final int LONGEST_NAME = 1024;

  /** The bytes of the file that these bars take. */
  public long fileBytes() {
    return BYTES + rows * BAR;
  }

  ByteBuffer encode() {
    byte[] name = series.getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST_NAME) {
      throw new BadInputException(
          series, "expected a name of at most %d bytes".formatted(LONGEST_NAME));
    }
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putInt(VERSION).putInt(BYTES).putLong(rows).putInt(COLUMNS).putInt(BLOCK);
    bytes.putLong(firstOpen).putLong(lastOpen).putLong(firstKnown).putLong(lastKnown);
    bytes.put(hash.getBytes(StandardCharsets.US_ASCII));
    bytes.put(Arrays.copyOf(COLUMN_NAMES.getBytes(StandardCharsets.US_ASCII), NAMES));
    bytes.putShort((short) name.length).put(name);
    bytes.putLong(CHECKSUM, checksum(bytes));
    return bytes.rewind();
  }

  /**
   * Reads a header.
   *
   * @param bytes the first of a file, as many as there are up to {@link #BYTES}
   * @param size bytes of the whole file
   * @throws BadInputException if it is none, is of another version, or the file is damaged
   */
  static BarFileHeader decode(ByteBuffer bytes, long size, Path file) {
    if (bytes.limit() < MAGIC.length || !bytes.slice(0, MAGIC.length).equals(buffer(MAGIC))) {
      throw damaged(file, "expected a file of bars that begins with ADMFBARS, was another");
    }
    if (bytes.limit() < BYTES) {
      throw damaged(file, "expected %d bytes at least, was %d".formatted(BYTES, size));
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.getLong(CHECKSUM) != checksum(bytes)) {
      throw damaged(file, "expected the checksum of the header to fit, it does not");
    }
    int version = bytes.getInt(8);
    if (version != VERSION) {
      throw new BadInputException(
          file.toString(),
          "expected a file of format %d, was %d; a later ADMF wrote it: read it with that one, or"
                  .formatted(VERSION, version)
              + " import the series again with --replace");
    }
    byte[] hash = new byte[HASH];
    bytes.get(64, hash);
    byte[] name = new byte[bytes.getShort(208)];
    bytes.get(210, name);
    BarFileHeader header =
        new BarFileHeader(
            new String(name, StandardCharsets.UTF_8),
            bytes.getLong(16),
            bytes.getLong(32),
            bytes.getLong(40),
            bytes.getLong(48),
            bytes.getLong(56),
            new String(hash, StandardCharsets.US_ASCII));
    if (size != header.fileBytes()) {
      throw damaged(
          file,
          "expected %d bytes for %d bars, was %d; the file is %s"
              .formatted(
                  header.fileBytes(),
                  header.rows,
                  size,
                  size < header.fileBytes() ? "cut off" : "too long"));
    }
    return header;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes);
  }

  private static long checksum(ByteBuffer bytes) {
    byte[] hashed = new byte[CHECKSUM];
    bytes.get(0, hashed);
    return Hashing.xxh3_64().hashBytesToLong(hashed);
  }

  /** That a file is not as it was written, and what to do. */
  static BadInputException damaged(Path file, String what) {
    return new BadInputException(
        file.toString(), what + "; import the series again with admf data import --replace");
  }
}
