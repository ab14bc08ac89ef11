package io.admf.data.delimited;

import io.admf.config.BadInputException;
import io.admf.data.row.ColumnNames;
import io.admf.data.row.Hints;
import java.util.List;

/**
 * How a delimited text is written.
 *
 * @param delimiter the character between columns, or {@code tab}
 * @param header whether the first line names the columns
 */
public record Delimited(String delimiter, boolean header) {

  /**
   * Checks the delimiter.
   *
   * @throws IllegalArgumentException if it is not one character
   */
  public Delimited {
    separator(delimiter);
  }

  /** The character between columns. */
  public char separator() {
    return separator(delimiter);
  }

  private static char separator(String delimiter) {
    if (delimiter.equals("tab") || delimiter.equals("\\t")) {
      return '\t';
    }
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter must be one character or tab, was " + delimiter);
    }
    return delimiter.charAt(0);
  }

  /**
   * The columns that a first line names.
   *
   * @param names its fields
   * @param where the file and line
   * @throws BadInputException if there is but one column, or the line is no header
   */
  public ColumnNames columns(List<String> names, String where) {
    if (names.size() == 1) {
      throw new BadInputException(where, oneColumn(names.getFirst()));
    }
    ColumnNames columns = new ColumnNames(names, header, where);
    if (header && names.stream().noneMatch(Delimited::isName)) {
      throw new BadInputException(
          where,
          "the first line must name the columns, was %s; add such a line or set data.header: false"
              .formatted(columns.shown()));
    }
    return columns;
  }

  /** Whether a field of the first line can be a name: it holds a letter. */
  private static boolean isName(String field) {
    return field.chars().anyMatch(Character::isLetter);
  }

  private String oneColumn(String line) {
    for (char other : new char[] {',', ';', '\t', '|'}) {
      if (line.indexOf(other) >= 0 && other != separator()) {
        return "expected columns separated by '%s', was one column: %s; set data.delimiter: %s"
            .formatted(delimiter, Hints.shown(line), other == '\t' ? "tab" : "'" + other + "'");
      }
    }
    return "expected columns separated by '%s', was one column: %s"
        .formatted(delimiter, Hints.shown(line));
  }
}
