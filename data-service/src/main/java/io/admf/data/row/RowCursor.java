package io.admf.data.row;

/** Rows of a file or of an answer, one after the other. */
public interface RowCursor extends AutoCloseable {

  /**
   * Moves on to the next row whose values can be read, and tells those that cannot to the problems
   * that the cursor was made with.
   *
   * @return false after the last row
   * @throws io.admf.config.BadInputException if what it reads is not well formed
   */
  boolean next(Row row);

  /** What was expected where there is no row at all. */
  String nothing();

  @Override
  void close();
}
