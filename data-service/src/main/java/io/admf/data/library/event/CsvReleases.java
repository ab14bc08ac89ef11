package io.admf.data.library.event;

import io.admf.component.Param;
import io.admf.data.delimited.Delimited;
import io.admf.data.event.EventRequest;
import io.admf.data.event.ReleaseRow;
import io.admf.data.event.ReleaseSource;
import io.admf.data.event.Releases;
import io.admf.data.text.TimeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Economic releases of a CSV file: when a figure was published, which figure, and what it was. A
 * figure counts from the moment it was published, whatever period it is about; one that is revised
 * has a row for each time it was published.
 */
@ReleaseSource(name = "csv", description = "Economic releases of a CSV file")
public record CsvReleases(
    @Param(value = "the file", otherwise = "data/economic.csv") String path,
    @Param(value = "the character between columns, or tab", otherwise = ",") String delimiter,
    @Param(
            value =
                "the column of the time at which a figure was published; auto knows known_at,"
                    + " released_at, release_time, timestamp",
            otherwise = EventTable.AUTO)
        String knownAtColumn,
    @Param(
            value = "the column of the figure's name; auto for indicator, series, name or event",
            otherwise = EventTable.AUTO)
        String indicatorColumn,
    @Param(
            value = "the column of the figure; auto for value or actual",
            otherwise = EventTable.AUTO)
        String valueColumn,
    @Param(
            value = "the column of the end of the period that it is about, if there is one",
            otherwise = EventTable.AUTO)
        String periodColumn,
    @Param(value = "as for bars", otherwise = "auto") String timeFormat,
    @Param(value = "the IANA time zone of times without one", otherwise = "UTC") String timeZone)
    implements Releases {

  private static final List<String> KNOWN_AT =
      List.of(
          "knownat",
          "releasedat",
          "released",
          "releasetime",
          "publishedat",
          "published",
          "timestamp");
  private static final List<String> INDICATOR = List.of("indicator", "series", "name", "event");
  private static final List<String> VALUE = List.of("value", "actual");
  private static final List<String> PERIOD =
      List.of("period", "periodend", "reference", "referencedate");

  /** Checks what can be checked without a file. */
  public CsvReleases {
    new Delimited(delimiter, true);
    TimeText.configured(timeFormat, timeZone);
  }

  @Override
  public List<ReleaseRow> read(EventRequest request) {
    EventFiles.Found found = EventFiles.find(path, "data.economic.path", request).getFirst();
    List<ReleaseRow> releases = new ArrayList<>();
    try (EventTable table =
        EventTable.open(
            found.file(),
            new Delimited(delimiter, true).separator(),
            TimeText.configured(timeFormat, timeZone),
            request.data().skipBadRows())) {
      int knownAt = table.column("data.economic.known_at_column", knownAtColumn, KNOWN_AT, true);
      int indicator =
          table.column("data.economic.indicator_column", indicatorColumn, INDICATOR, true);
      int value = table.column("data.economic.value_column", valueColumn, VALUE, true);
      int period = table.column("data.economic.period_column", periodColumn, PERIOD, false);
      table.columnsFound();
      while (table.next()) {
        String name = table.text(indicator);
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
          table.bad(
              "indicator must be letters, digits and _ such as US_CPI_YOY, was "
                  + EventTable.shown(name));
        }
        long known = table.time(knownAt, "known_at", TimeText.UNREADABLE);
        long about = table.time(period, "period", known);
        double figure = table.number(value, "value", Double.NaN);
        if (Double.isNaN(figure)) {
          table.bad("value must be a number, was " + EventTable.shown(table.text(value)));
        }
        if (about > known) {
          table.bad(
              "a figure must not be known before its period ends, was %s known at %s"
                  .formatted(table.text(period), table.text(knownAt)));
        }
        if (table.sound()) {
          releases.add(new ReleaseRow(name, about, known, figure));
        }
      }
      table.end();
    }
    return releases;
  }
}
