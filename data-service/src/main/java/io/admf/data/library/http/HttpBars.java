package io.admf.data.library.http;

import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.data.SourceRequest;
import io.admf.data.net.Outside;
import io.admf.data.row.BarTimes;
import io.admf.data.row.RowChecks;
import io.admf.data.row.RowOrder;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowStyle;
import io.admf.data.row.Stamp;
import io.admf.frame.BarFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one series of a service, page by page. Bars that two pages following each other share
 * are taken once, if they are the same in both.
 */
final class HttpBars implements BarReader {

  private final Pages pages;
  private final String series;
  private final String place;
  private final RowProblems problems;
  private final RowChecks checks;
  private final Stamp stamp;
  private final BarTimes times;
  private final long from;
  private final long to;
  private final List<String> firstSkipped = new ArrayList<>();
  private TreeMap<Long, double[]> before = new TreeMap<>(); // the bars of the page before
  private TreeMap<Long, double[]> current = new TreeMap<>();
  private @Nullable Page page;
  private long row;
  private long bars;
  private long skipped;
  private long last; // stamp of the last bar that was new
  private boolean fresh; // whether this page had one
  private boolean ended;

  /**
   * Nothing is asked before the first bar is read.
   *
   * @param directory of the cache
   * @param anew whether to fetch what is in the cache anew
   */
  HttpBars(
      HttpSettings settings,
      String directory,
      boolean anew,
      SourceRequest request,
      Outside outside) {
    this.series = request.series().id();
    this.stamp = settings.stamp();
    this.times = BarTimes.of(request, stamp);
    this.from = request.data().from();
    this.to = request.data().to();
    Addresses addresses = new Addresses(settings, request);
    this.place = addresses.first();
    this.problems = new RowProblems(place, request);
    this.checks =
        new RowChecks(
            new RowStyle(stamp, RowOrder.OLDEST_FIRST, 1), problems, request.series().timeframe());
    this.pages =
        new Pages(
            settings,
            addresses,
            PageCache.open(
                directory, request, addresses.host(), addresses.asked(settings, request), anew),
            request,
            outside,
            times,
            message -> problems.add(++row, message));
  }

  @Override
  public int read(BarFrame.Columns into, int first, int limit) {
    int at = first;
    while (at < limit && !ended) {
      Page open = page;
      if (open != null && open.next()) {
        at += take(open, into, at);
      } else {
        turn(open);
      }
    }
    bars += at - first;
    return at - first;
  }

  /** Takes a bar in; 1 if it is one to give, else 0. */
  private int take(Page open, BarFrame.Columns into, int at) {
    row++;
    long opened = open.opened();
    double[] values = open.values();
    current.put(opened, values.clone());
    double[] same = before.get(opened);
    if (same != null) {
      if (!Arrays.equals(same, values)) {
        problems.add(
            row,
            "expected %s as in the page before, was %s, both for the same time"
                .formatted(Arrays.toString(same), Arrays.toString(values)));
      }
      return 0;
    }
    if (!sound(opened, values)) {
      return 0;
    }
    fresh = true;
    last = stamp == Stamp.OPEN ? opened : times.closed(opened);
    if (opened >= to) {
      end();
      return 0;
    }
    if (opened < from) {
      return 0;
    }
    into.eventTimes()[at] = opened;
    into.knownAt()[at] = times.closed(opened);
    into.open()[at] = values[0];
    into.high()[at] = values[1];
    into.low()[at] = values[2];
    into.close()[at] = values[3];
    into.volume()[at] = values[4];
    return 1;
  }

  private boolean sound(long opened, double[] values) {
    try {
      return checks.sound(row, opened, values[0], values[1], values[2], values[3], values[4]);
    } catch (BadInputException e) {
      throw new BadInputException(
          place + ':' + row,
          "expected bars from old to new, was from new to old; ask for them in ascending order");
    }
  }

  /** Goes to the next page. */
  private void turn(@Nullable Page done) {
    if (problems.refused()) {
      ended = true;
      throw problems.refusal();
    }
    if (!current.isEmpty()) { // an empty page between two changes nothing
      before = current;
      current = new TreeMap<>();
    }
    Page next = pages.next(done, fresh, last);
    page = next;
    fresh = false;
    if (next == null) {
      end();
      return;
    }
    skipped += next.skipped();
    firstSkipped.addAll(next.firstSkipped());
  }

  private void end() {
    ended = true;
    if (problems.refused()) {
      throw problems.refusal();
    }
    pages.end();
  }

  @Override
  public SourceNotes notes() {
    List<String> first = new ArrayList<>(problems.firstSkipped());
    first.addAll(firstSkipped);
    return new SourceNotes(series, place, bars, problems.skipped() + skipped, first);
  }

  @Override
  public void close() {
    // nothing is open between pages
  }
}
