package io.admf.data.library.csv;

import io.admf.data.row.ColumnNames;
import io.admf.data.row.Field;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns in the first line of a file. */
final class Headings {

  private static final List<String> TIME = timeNames();

  private Headings() {}

  /**
   * Finds the columns.
   *
   * @param names the fields of the first line
   * @param where the file and line
   * @throws BadInputException with every column that is missing or not clear
   */
  static Layout layout(Csv csv, List<String> names, String where) {
    ColumnNames headings = csv.text().columns(names, where);
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
    headings.throwIfAny();
    return layout;
  }

  private static List<String> timeNames() {
    List<String> names = new ArrayList<>(Field.TIME.usual());
    names.add("opentime");
    names.add("gmttime");
    return List.copyOf(names);
  }
}
