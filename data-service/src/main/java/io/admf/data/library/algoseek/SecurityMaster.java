package io.admf.data.library.algoseek;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.data.SourceRequest;
import io.admf.data.row.Hints;
import io.admf.data.row.RowProblems;
import io.admf.data.row.SourceFile;
import io.admf.time.Instants;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which security bore which ticker when: the columns {@code SecId}, {@code Tickers} and {@code
 * TickersStartToEndDate}, the latter two lists parted by semicolons, dates as {@code from:to}.
 */
final class SecurityMaster {

  /** A ticker of a security; the days are included. */
  private record Listing(long id, String ticker, int from, int to) {}

  private final String place;
  private final List<Listing> listings = new ArrayList<>();

  private SecurityMaster(String place) {
    this.place = place;
  }

  /**
   * Reads the file.
   *
   * @throws BadInputException with every line that is not well formed
   */
  static SecurityMaster read(SourceFile file) {
    SecurityMaster master = new SecurityMaster(file.place());
    RowProblems problems = new RowProblems(file.place(), false);
    try (Table table = new Table(file, problems)) {
      int id = table.need("secid");
      int tickers = table.need("tickers");
      int dates = table.need("tickersstarttoenddate");
      while (table.next()) {
        master.add(table, id, tickers, dates, problems);
      }
    }
    if (problems.refused()) {
      throw problems.refusal();
    }
    return master;
  }

  private void add(Table table, int idAt, int tickersAt, int datesAt, RowProblems problems) {
    Long id = table.whole(idAt);
    String[] tickers = table.field(tickersAt).split(";", -1);
    String[] dates = table.field(datesAt).split(";", -1);
    if (id == null) {
      problems.add(
          table.line(), "SecId must be a whole number, was " + Hints.shown(table.field(idAt)));
      return;
    }
    if (tickers.length != dates.length) {
      problems.add(
          table.line(),
          "expected as many dates as tickers, was %d for %d"
              .formatted(dates.length, tickers.length));
      return;
    }
    for (int i = 0; i < tickers.length; i++) {
      String[] range = dates[i].trim().split(":", -1);
      int from = Day.of(range[0]);
      int to = range.length == 2 ? Day.of(range[1]) : Day.UNREADABLE;
      if (from == Day.UNREADABLE || to == Day.UNREADABLE) {
        problems.add(
            table.line(),
            "dates must be such as 20070103:20161031, was " + Hints.shown(dates[i].trim()));
        return;
      }
      listings.add(new Listing(id, tickers[i].trim(), from, to));
    }
  }

  /**
   * The one security that bore the symbol within the range asked for.
   *
   * @throws BadInputException if none did, or several
   */
  long id(SourceRequest request) {
    String symbol = request.series().symbol();
    int from = day(request.data().from(), Integer.MIN_VALUE);
    long end = request.data().to();
    int to = day(end == Long.MAX_VALUE ? end : end - 1, Integer.MAX_VALUE);
    TreeMap<Long, Listing> found = new TreeMap<>();
    for (Listing listing : listings) {
      if (listing.ticker.equals(symbol) && listing.from <= to && listing.to >= from) {
        found.putIfAbsent(listing.id, listing);
      }
    }
    if (found.size() == 1) {
      return found.firstKey();
    }
    if (found.isEmpty()) {
      TreeSet<String> tickers = new TreeSet<>();
      listings.forEach(listing -> tickers.add(listing.ticker));
      String nearest = Names.nearest(symbol, tickers);
      throw new BadInputException(
          place,
          "expected a security that bore the ticker %s in the range of dates, found none%s"
              .formatted(symbol, nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
    List<String> all = new ArrayList<>();
    found
        .values()
        .forEach(each -> all.add("%d from %d to %d".formatted(each.id, each.from, each.to)));
    throw new BadInputException(
        place,
        "the ticker %s was that of several securities: %s; set data.sec_id or the range of dates"
            .formatted(symbol, String.join(", ", all)));
  }

  private static int day(long nanos, int otherwise) {
    if (nanos == Long.MIN_VALUE || nanos == Long.MAX_VALUE) {
      return otherwise;
    }
    return Day.packed(LocalDate.ofInstant(Instants.instant(nanos), ZoneOffset.UTC));
  }
}
