package io.admf.reporting.console;

import java.util.ArrayList;
import java.util.List;

/** Lines that fit. */
final class Lines {

  private Lines() {}

  /**
   * The line, ended by "..." when it is wider than {@code width}; on one line whatever it holds.
   */
  static String cut(String line, int width) {
    String flat = line.replaceAll("\\p{Cntrl}", " ");
    return flat.length() <= width ? flat : flat.substring(0, width - 3) + "...";
  }

  /** Words set in lines of at most {@code width}; a longer word has a line of its own, cut. */
  static List<String> wrap(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(cut(line.toString(), width));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(cut(line.toString(), width));
    return lines;
  }
}
