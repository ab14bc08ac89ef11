package io.admf.data.check;

import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.SourceRequest;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.TradingCalendar;
import java.util.List;

/**
 * Reads one series from end to end, once, and tells what is wrong with it. Needs no more memory for
 * a longer series. The whole series is looked at, whatever range a run takes of it.
 */
public final class DataCheck {

  private static final int CHUNK = 1024;

  private final Series series;
  private final Findings findings;
  private final Watch watch;
  private final Repeats repeats;
  private final Gaps gaps;
  private final List<Detector> detectors;
  private long bars;
  private long first;
  private long last;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest;

  private DataCheck(Series series, CheckSettings settings, Findings findings, Watch watch) {
    this.series = series;
    this.findings = findings;
    this.watch = watch;
    Thresholds limits = settings.thresholds();
    this.repeats = new Repeats(findings, limits);
    long timeframe = series.timeframe().nanos();
    this.gaps = gaps(findings, settings, series.timeframe());
    Moves moves = new Moves(findings, settings, timeframe);
    this.detectors =
        List.of(
            gaps,
            new Clocks(findings, settings, series.timeframe()),
            new Grid(findings, timeframe),
            new Outliers(findings, limits, moves),
            moves,
            new PriceUnit(findings),
            repeats);
  }

  private static Gaps gaps(Findings findings, CheckSettings settings, Timeframe timeframe) {
    TradingCalendar calendar = settings.calendar();
    if (calendar != null) {
      return new SessionGaps(findings, settings, calendar, timeframe);
    }
    return timeframe.daily()
        ? new DayGaps(findings, settings, timeframe)
        : new IntradayGaps(findings, settings, timeframe.nanos());
  }

  /**
   * Checks what a source has of one series. Bad rows are findings; what is behind them is checked
   * too, whatever {@code data.bad_rows} says.
   */
  public static DataReport of(BarSource source, SourceRequest request, CheckSettings settings) {
    Findings findings = new Findings(settings.thresholds().listed());
    Watch watch = new Watch(findings);
    SourceRequest watched = request.watchedBy(watch);
    CheckSettings known = settings.calendar() == null ? settings.by(request.calendar()) : settings;
    DataCheck check = new DataCheck(watched.series(), known, findings, watch);
    try (BarReader reader = source.open(watched)) {
      return check.read(reader);
    } catch (BadInputException e) {
      return check.stopped(e, watched.series().id());
    }
  }

  /** Checks bars that are at hand; the reader is closed. */
  public static DataReport of(BarReader reader, Series series, CheckSettings settings) {
    try (reader) {
      Findings findings = new Findings(settings.thresholds().listed());
      return new DataCheck(series, settings, findings, new Watch(findings)).read(reader);
    }
  }

  private DataReport read(BarReader reader) {
    String place = reader.notes().place();
    BarFrame.Columns rows = BarFrame.Columns.ofCapacity(CHUNK);
    Seen bar = new Seen(series.id());
    try {
      for (int count = reader.read(rows, 0, CHUNK);
          count > 0;
          count = reader.read(rows, 0, CHUNK)) {
        for (int i = 0; i < count; i++) {
          take(bar, rows, i);
        }
      }
    } catch (BadInputException e) {
      return stopped(e, place);
    }
    if (bars == 0 && watch.refused() == 0) {
      findings.error(Kind.EMPTY, place, "expected bars, was none at all", "");
    }
    return report(place, true);
  }

  private void take(Seen bar, BarFrame.Columns rows, int row) {
    bar.index++;
    bar.time = rows.eventTimes()[row];
    bar.open = rows.open()[row];
    bar.high = rows.high()[row];
    bar.low = rows.low()[row];
    bar.close = rows.close()[row];
    bar.volume = rows.volume()[row];
    watch.places().next(bar);
    first = bars++ == 0 ? bar.time : first;
    last = bar.time;
    lowest = Math.min(lowest, bar.low);
    highest = Math.max(highest, bar.high);
    for (Detector detector : detectors) {
      detector.bar(bar);
    }
  }

  /** The report when the source cannot go on. */
  private DataReport stopped(BadInputException e, String place) {
    for (Problem problem : e.problems()) {
      if (!watch.told(problem.message())) {
        findings.error(
            watch.empty(problem.where()) ? Kind.EMPTY : Kind.LAYOUT,
            problem.where(),
            problem.message(),
            "");
      }
    }
    return report(place, false);
  }

  private DataReport report(String place, boolean whole) {
    if (whole) {
      detectors.forEach(Detector::end);
    }
    long years = Math.max(1, (last - first) / (365 * Instants.DAY) + 1);
    watch.tell(whole, years);
    return new DataReport(
        series.id(),
        place,
        coverage(),
        findings.sorted(),
        findings.counts(),
        findings.severities());
  }

  private Coverage coverage() {
    GapLog found = gaps.found();
    return new Coverage(
        bars,
        watch.refused(),
        first,
        last,
        gaps.days(),
        found.missing(),
        found.count(),
        found.longest(),
        repeats.withoutVolume(),
        bars == 0 ? 0 : lowest,
        highest);
  }
}
