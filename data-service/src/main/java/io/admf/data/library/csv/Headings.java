package io.admf.data.library.csv;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.row.Field;
import io.admf.data.row.Hints;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns in the first line of a file. */
final class Headings {

  private static final List<String> TIME = timeNames();

  private final List<String> names;
  private final boolean named;
  private final String where;
  private final Problems problems = new Problems();

  private Headings(List<String> names, boolean named, String where) {
    this.names = names;
    this.named = named;
    this.where = where;
  }

  /**
   * Finds the columns.
   *
   * @param names the fields of the first line
   * @param where the file and line
   * @throws BadInputException with every column that is missing or not clear
   */
  static Layout layout(Csv csv, List<String> names, String where) {
    if (names.size() == 1) {
      throw new BadInputException(where, oneColumn(csv, names.getFirst()));
    }
    Headings headings = new Headings(names, csv.header(), where);
    if (csv.header() && names.stream().noneMatch(Headings::named)) {
      throw new BadInputException(
          where,
          "the first line must name the columns, was %s; add such a line or set data.header: false"
              .formatted(headings.shown()));
    }
    String[] time =
        names.stream().anyMatch(name -> name.trim().equalsIgnoreCase(csv.timeColumn()))
            ? new String[] {csv.timeColumn()}
            : csv.timeColumn().split("\\+", 2);
    Layout layout =
        new Layout(
            headings.find("time_column", time[0].trim(), TIME, 1),
            time.length == 1
                ? -1
                : headings.find("time_column", time[1].trim(), List.of("time"), 2),
            headings.optional("open_column", csv.openColumn(), Field.OPEN.usual(), 2),
            headings.optional("high_column", csv.highColumn(), Field.HIGH.usual(), 3),
            headings.optional("low_column", csv.lowColumn(), Field.LOW.usual(), 4),
            headings.find("close_column", csv.closeColumn(), Field.CLOSE.usual(), 5),
            headings.volume(csv.volumeColumn()),
            names.size());
    headings.problems.throwIfAny();
    return layout;
  }

  /** Whether a field of the first line can be a name: it holds a letter. */
  private static boolean named(String field) {
    return field.chars().anyMatch(Character::isLetter);
  }

  private static String oneColumn(Csv csv, String line) {
    for (char other : new char[] {',', ';', '\t', '|'}) {
      if (line.indexOf(other) >= 0 && other != csv.separator()) {
        return "expected columns separated by '%s', was one column: %s; set data.delimiter: %s"
            .formatted(
                csv.delimiter(), Hints.shown(line), other == '\t' ? "tab" : "'" + other + "'");
      }
    }
    return "expected columns separated by '%s', was one column: %s"
        .formatted(csv.delimiter(), Hints.shown(line));
  }

  private int volume(String wanted) {
    if (wanted.equals(Csv.NONE)) {
      return -1;
    }
    if (!wanted.equals(Csv.AUTO)) {
      return find("volume_column", wanted, Field.VOLUME.usual(), 6);
    }
    if (!named) {
      return names.size() >= 6 ? 5 : -1;
    }
    List<Integer> found = matching(Field.VOLUME.usual());
    if (found.size() == 1) {
      return found.getFirst();
    }
    List<String> like =
        names.stream().filter(name -> Field.plain(name).contains("vol")).map(Hints::shown).toList();
    if (!like.isEmpty()) {
      problems.add(
          where,
          "the volume may be any of %s; set data.volume_column to one of them, or to none"
              .formatted(like));
    }
    return -1;
  }

  private int optional(String key, String wanted, List<String> usual, int position) {
    return wanted.equals(Csv.NONE) ? -1 : find(key, wanted, usual, position);
  }

  private int find(String key, String wanted, List<String> usual, int position) {
    if (!named) {
      return numbered(key, wanted, position);
    }
    if (!wanted.equals(Csv.AUTO)) {
      return exactly(key, wanted);
    }
    List<Integer> found = matching(usual);
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      String nearest = Names.nearest(usual.getFirst(), names);
      problems.add(
          where,
          "expected a column %s, was %s; set data.%s%s"
              .formatted(
                  usual.getFirst(),
                  shown(),
                  key,
                  nearest == null ? "" : " (did you mean " + Hints.shown(nearest) + "?)"));
    } else {
      problems.add(
          where,
          "the %s may be any of %s; set data.%s to one of them%s"
              .formatted(usual.getFirst(), joined(found, ", "), key, join(found)));
    }
    return -1;
  }

  /** What to do when a date and a time of day stand apart. */
  private String join(List<Integer> columns) {
    List<String> plain = columns.stream().map(i -> Field.plain(names.get(i))).sorted().toList();
    if (!plain.equals(List.of("date", "time"))) {
      return "";
    }
    List<Integer> dateFirst =
        Field.plain(names.get(columns.getFirst())).equals("date") ? columns : columns.reversed();
    return ", or to %s to join them".formatted(joined(dateFirst, "+"));
  }

  private String joined(List<Integer> columns, String between) {
    return String.join(between, columns.stream().map(i -> Hints.shown(names.get(i))).toList());
  }

  private int exactly(String key, String wanted) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).trim().equalsIgnoreCase(wanted)) {
        found.add(i);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    String nearest = Names.nearest(wanted, names);
    problems.add(
        where,
        found.isEmpty()
            ? "data.%s must be one of the columns %s, was %s%s"
                .formatted(
                    key,
                    shown(),
                    wanted,
                    nearest == null ? "" : "; did you mean " + Hints.shown(nearest) + "?")
            : "expected one column %s, was %d of them; rename all but one"
                .formatted(wanted, found.size()));
    return -1;
  }

  private int numbered(String key, String wanted, int position) {
    int column = position;
    if (!wanted.equals(Csv.AUTO)) {
      column = wanted.matches("[0-9]{1,6}") ? Integer.parseInt(wanted) : 0;
    }
    if (column < 1 || column > names.size()) {
      problems.add(
          where,
          "data.%s must be a column number from 1 to %d in a file without header, was %s"
              .formatted(key, names.size(), wanted.equals(Csv.AUTO) ? column : wanted));
      return -1;
    }
    return column - 1;
  }

  private List<Integer> matching(List<String> usual) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (usual.contains(Field.plain(names.get(i)))) {
        found.add(i);
      }
    }
    return found;
  }

  private static List<String> timeNames() {
    List<String> names = new ArrayList<>(Field.TIME.usual());
    names.add("opentime");
    names.add("gmttime");
    return List.copyOf(names);
  }

  private String shown() {
    return Hints.shown(String.join(",", names));
  }
}
