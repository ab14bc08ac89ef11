package io.admf.reporting.console;

import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column to the left, figures to the right, cut at a width. */
final class TextTable {

  private static final String GAP = "  ";

  private final int leftColumns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param leftColumns how many columns, from the first, are set to the left
   */
  TextTable(int leftColumns) {
    this.leftColumns = leftColumns;
  }

  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** Writes the table, each line indented by two and at most {@code width} wide. */
  void write(StringBuilder text, int width) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(GAP);
      for (int i = 0; i < row.size(); i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : GAP);
        line.append(i < leftColumns ? row.get(i) + space : space + row.get(i));
      }
      text.append(Lines.cut(line.toString().stripTrailing(), width)).append('\n');
    }
  }
}
