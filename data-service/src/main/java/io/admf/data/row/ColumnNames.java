package io.admf.data.row;

import io.admf.component.Names;
import io.admf.config.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds columns by their names, or by number where they have none, and collects what is missing or
 * not clear. Not safe for several threads.
 */
public final class ColumnNames {

  private final List<String> names;
  private final boolean named;
  private final String where;
  private final Problems problems = new Problems();

  /** What stands for the usual names. */
  public static final String AUTO = "auto";

  /** What stands for a column that is not there. */
  public static final String NONE = "none";

  /**
   * For the columns of one file.
   *
   * @param names what they are called
   * @param named whether these are names; if not, columns go by number from 1
   * @param where the file and line, for messages
   */
  public ColumnNames(List<String> names, boolean named, String where) {
    this.names = names;
    this.named = named;
    this.where = where;
  }

  /** Says what is missing or not clear, if anything is. */
  public void throwIfAny() {
    problems.throwIfAny();
  }

  /** The column of the volume, or -1; {@code auto} may find none. */
  public int volume(String wanted) {
    if (wanted.equals(NONE)) {
      return -1;
    }
    if (!wanted.equals(AUTO)) {
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

  /** As {@link #find}, and -1 for {@code none}. */
  public int optional(String key, String wanted, List<String> usual, int position) {
    return wanted.equals(NONE) ? -1 : find(key, wanted, usual, position);
  }

  /**
   * The number of a column from 0, or -1 if it is missing or not clear.
   *
   * @param key of YAML, to say what to set
   * @param wanted its name, or {@code auto}
   * @param usual names that {@code auto} stands for, plain; the first to recommend
   * @param position its number from 1 for {@code auto} where columns have no names
   */
  public int find(String key, String wanted, List<String> usual, int position) {
    if (!named) {
      return numbered(key, wanted, position);
    }
    if (!wanted.equals(AUTO)) {
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
    if (!wanted.equals(AUTO)) {
      column = wanted.matches("[0-9]{1,6}") ? Integer.parseInt(wanted) : 0;
    }
    if (column < 1 || column > names.size()) {
      problems.add(
          where,
          "data.%s must be a column number from 1 to %d in a file without header, was %s"
              .formatted(key, names.size(), wanted.equals(AUTO) ? column : wanted));
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

  /** The names as they can be printed. */
  public String shown() {
    return Hints.shown(String.join(",", names));
  }
}
