package io.admf.data.row;

import java.io.InputStream;

/**
 * Watches rows as a source reads them, for whoever wants to know more of a file than its bars.
 * Heard on the thread that reads; the default hears nothing and costs nothing.
 */
public interface RowObserver {

  /** Hears nothing. */
  RowObserver NONE =
      new RowObserver() {
        @Override
        public boolean listens() {
          return false;
        }

        @Override
        public void accepted(String place, long line, long stamp) {}

        @Override
        public void refused(String place, long line, RowFault fault, String message) {}
      };

  /** What a field of text is read as. */
  enum Cell {
    /** A time, or part of one. */
    TIME,
    /** A price or volume. */
    NUMBER,
    /** Nothing: a column that is passed over. */
    OTHER
  }

  /**
   * A row is a sound bar.
   *
   * @param place the file
   * @param line its number, from 1
   * @param stamp its time as it is written, epoch nanoseconds
   */
  void accepted(String place, long line, long stamp);

  /**
   * A row is refused or passed over.
   *
   * @param line its number, from 1
   * @param message what was expected and what it was
   */
  void refused(String place, long line, RowFault fault, String message);

  /** Whether anybody listens; asked once a file. */
  default boolean listens() {
    return true;
  }

  /**
   * The text of one field, where the source reads text; {@code buffer} is reused.
   *
   * @param line where its row begins, from 1
   * @param quoted whether it stood in quotes
   */
  default void field(
      String place, long line, Cell cell, char[] buffer, int offset, int length, boolean quoted) {}

  /** The bytes that are read, to be looked at on their way; unpacked if they were packed. */
  default InputStream bytes(String place, InputStream in) {
    return in;
  }
}
