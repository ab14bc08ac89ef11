package io.admf.reporting.console;

import java.util.ArrayList;
import java.util.List;

/** A table of text in aligned columns, cut at a width. */
final class TextTable {

  private static final String GAP = "  ";

  private final String sides;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param sides for each column {@code l} or {@code r}: where its text is set
   */
  TextTable(String sides) {
    this.sides = sides;
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
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
        line.append(sides.charAt(i) == 'l' ? row.get(i) + space : space + row.get(i));
      }
      text.append(Lines.cut(line.toString().stripTrailing(), width)).append('\n');
    }
  }
}
