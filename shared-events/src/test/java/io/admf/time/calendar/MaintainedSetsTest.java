package io.admf.time.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.admf.time.Instants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every session of the exchanges beside what two maintained data sets say of it. */
class MaintainedSetsTest {

  private static final DateTimeFormatter HHMM = DateTimeFormatter.ofPattern("HHmm");

  /**
   * What is known to differ: {@code -} where the other set is closed and we are not, {@code +}
   * where we are closed and it is not, {@code <} where it closes early and we do not, {@code >}
   * where we do and it does not. docs/time.md says why.
   */
  private static final Map<String, String> KNOWN =
      new TreeMap<>(
          Map.of(
              "holidays XNYS",
              "",
              "holidays XLON",
              "",
              "holidays XETR",
              "",
              "holidays XTKS",
              "+2020-10-01",
              "holidays XHKG",
              "+2016-08-02 +2016-10-21 +2017-08-23 +2020-10-13 +2021-10-13 +2023-07-17 +2023-09-01"
                  + " +2023-09-08 +2024-09-06",
              "statutory XHKG",
              "",
              "quantlib XNYS",
              "+2025-01-09",
              "quantlib XLON",
              ""));

  static {
    KNOWN.put(
        "quantlib XETR",
        "+1990-12-31 +1991-12-31 +1992-12-31 +1993-12-31 +1996-12-31 +1997-12-31 +1998-12-31"
            + " +1999-12-31 +2001-12-31 +2002-12-31 +2003-12-31 +2004-12-31 +2007-05-28 +2007-12-31"
            + " +2008-12-31 +2009-12-31 +2010-12-31 +2012-12-31 +2013-12-31 +2014-10-03 +2014-12-31"
            + " +2015-05-25 +2015-12-31 +2016-05-16 +2016-10-03 +2017-06-05 +2017-10-03 +2017-10-31"
            + " +2018-05-21 +2018-10-03 +2018-12-31 +2019-06-10 +2019-10-03 +2019-12-31 +2020-06-01"
            + " +2020-12-31 +2021-05-24 +2021-12-31 +2024-12-31 +2025-12-31 +2026-12-31 +2027-12-31"
            + " +2029-12-31 +2030-12-31 +2031-12-31 +2032-12-31 +2035-12-31");
    KNOWN.put(
        "quantlib XTKS",
        "-1990-03-20 +1990-03-21 +1990-09-24 -1991-03-20 +1991-03-21 -1992-05-06 -1993-03-19"
            + " -1993-09-22 +1993-09-23 -1994-09-22 +1994-09-23 -1995-03-20 +1995-03-21 -1995-09-22"
            + " -1997-03-19 +1997-03-20 -1997-05-06 -1997-09-22 +1997-09-23 -1998-03-20 -1998-05-06"
            + " -1998-09-22 +1998-09-23 +1999-03-22 -1999-09-22 +1999-09-23 -2003-05-06"
            + " +2020-10-01");
    KNOWN.put(
        "quantlib XHKG",
        "+2004-12-27 +2005-12-27 +2008-08-06 +2008-08-22 +2010-12-27 +2011-09-29 -2012-05-10"
            + " +2012-10-02 +2013-08-14 +2016-08-02 +2016-10-21 +2017-08-23 +2019-05-13"
            + " +2020-10-13");
  }

  @Test
  void sessions_are_those_of_the_maintained_sets_but_for_what_is_known_to_differ()
      throws IOException {
    Map<String, List<String>> differences = new TreeMap<>();
    int years = 0;
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      TradingCalendar calendar = requireNonNull(Calendars.named(words[1]));
      compare(
          calendar,
          words,
          differences.computeIfAbsent(words[0] + ' ' + words[1], key -> new ArrayList<>()));
      years++;
    }
    Map<String, String> found = new TreeMap<>();
    differences.forEach((key, days) -> found.put(key, String.join(" ", days)));
    assertThat(years).isGreaterThan(350);
    assertThat(found).isEqualTo(KNOWN);
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(
                    MaintainedSetsTest.class.getResourceAsStream("/calendar-closures.txt")),
                StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  private static void compare(TradingCalendar calendar, String[] words, List<String> differences) {
    int year = Integer.parseInt(words[2]);
    TreeSet<LocalDate> closed = new TreeSet<>();
    TreeMap<LocalDate, LocalTime> early = new TreeMap<>();
    boolean hasEarly = false;
    for (int i = 4; i < words.length; i++) {
      if (words[i].equals("early")) {
        hasEarly = true;
        continue;
      }
      LocalDate date =
          LocalDate.of(
              year,
              Integer.parseInt(words[i].substring(0, 2)),
              Integer.parseInt(words[i].substring(2, 4)));
      if (words[i].length() == 4) {
        closed.add(date);
      } else {
        early.put(date, LocalTime.parse(words[i].substring(5), HHMM));
      }
    }
    LocalTime regular = close(calendar, requireNonNull(calendar.session(someDay(calendar, year))));
    for (LocalDate date = LocalDate.of(year, 1, 1);
        date.getYear() == year;
        date = date.plusDays(1)) {
      Session session = calendar.session(date);
      if (Dates.weekend(date)) {
        assertThat(session).as("%s", date).isNull();
        continue;
      }
      boolean other = session == null && words[0].equals("statutory");
      if ((session == null) != closed.contains(date) && !other) {
        differences.add((session == null ? "+" : "-") + date);
      }
      if (session != null && hasEarly) {
        LocalTime ours = close(calendar, session);
        LocalTime theirs = early.get(date);
        if (theirs != null && !theirs.equals(ours)) {
          differences.add("<" + date);
        } else if (theirs == null && ours.isBefore(regular)) {
          differences.add(">" + date);
        }
      }
    }
  }

  /** A Wednesday in the middle of November, on which nobody celebrates. */
  private static LocalDate someDay(TradingCalendar calendar, int year) {
    return calendar
        .sessions(LocalDate.of(year, 11, 12), LocalDate.of(year, 11, 18))
        .getFirst()
        .date();
  }

  private static LocalTime close(TradingCalendar calendar, Session session) {
    return Instants.instant(session.close()).atZone(calendar.zone()).toLocalTime();
  }
}
