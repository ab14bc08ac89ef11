package io.admf.data.resample;

import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.SourceRequest;
import io.admf.data.session.BarGrid;
import io.admf.data.session.SessionReader;
import io.admf.frame.Series;
import io.admf.plan.DataSpec;
import io.admf.plan.TimeSpec;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** Opens series as the plan wants them: within sessions, and made of finer bars. */
public final class SeriesReaders {

  private SeriesReaders() {}

  /**
   * Opens a series.
   *
   * @throws io.admf.config.BadInputException as {@link BarSource#open} does
   */
  public static BarReader open(BarSource source, SourceRequest request) {
    TimeSpec time = request.data().time();
    Timeframe part = time == null ? null : time.resampleFrom();
    if (time == null || part == null || part.equals(request.series().timeframe())) {
      return SessionReader.of(source.open(request), request);
    }
    BarGrid grid = BarGrid.of(request.series().timeframe(), request.calendar());
    SourceRequest finer =
        new SourceRequest(
            at(part, request.series()),
            finer(request.all(), part),
            whole(request.data(), grid),
            request.seed());
    return new Resampled(
        request.series(),
        SessionReader.of(source.open(finer), finer),
        BarGrid.of(request.series().timeframe(), request.calendar()),
        time.keepIncomplete());
  }

  private static Series at(Timeframe timeframe, Series series) {
    return new Series(series.index(), series.instrument(), timeframe);
  }

  /** One series of each symbol. */
  private static List<Series> finer(List<Series> all, Timeframe timeframe) {
    List<Series> finer = new ArrayList<>();
    for (Series series : all) {
      if (finer.stream().noneMatch(one -> one.symbol().equals(series.symbol()))) {
        finer.add(new Series(finer.size(), series.instrument(), timeframe));
      }
    }
    return finer;
  }

  /** The range that has all parts of the bars that open within the range of the run. */
  private static DataSpec whole(DataSpec data, BarGrid grid) {
    long from = data.from();
    if (from != Long.MIN_VALUE && grid.find(from, from + 1)) {
      from = Math.min(from, grid.opened());
    }
    long to = data.to();
    if (to != Long.MAX_VALUE && grid.findLast(to)) {
      to = Math.max(to, grid.closed());
    }
    return data.between(from, to);
  }
}
