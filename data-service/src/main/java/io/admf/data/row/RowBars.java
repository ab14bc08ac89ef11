package io.admf.data.row;

import io.admf.data.BarReader;
import io.admf.data.SourceRequest;
import io.admf.frame.BarFrame;

/** The bars of a cursor's rows: each is held to {@link RowChecks}, and all problems are told. */
public final class RowBars extends RowReader {

  private final RowCursor rows;
  private final RowProblems problems;
  private final RowChecks checks;
  private final BarTimes times;
  private final double scale;
  private final Row row = new Row();

  private RowBars(
      SourceRequest request, String place, RowStyle style, RowProblems problems, RowCursor rows) {
    super(request.series().id(), place, problems);
    this.rows = rows;
    this.problems = problems;
    this.checks = new RowChecks(style, problems, request.series().timeframe());
    this.times = BarTimes.of(request, style.stamp(), style.zone());
    this.scale = style.priceScale();
  }

  /**
   * The bars of {@code rows}, oldest first; the reader closes them.
   *
   * @param place what they are called in the notes
   * @param problems those that the cursor was made with
   */
  public static BarReader of(
      SourceRequest request, String place, RowStyle style, RowProblems problems, RowCursor rows) {
    return Reversed.oldestFirst(new RowBars(request, place, style, problems, rows), style.order());
  }

  @Override
  protected boolean store(BarFrame.Columns into, int at) {
    while (rows.next(row)) {
      if (sound() && !problems.refused()) {
        write(into, at);
        return true;
      }
    }
    end();
    return false;
  }

  private boolean sound() {
    return checks.sound(row.line, row.time, row.open, row.high, row.low, row.close, row.volume);
  }

  private void end() {
    checks.end();
    if (problems.refused()) {
      throw problems.refusal();
    }
    if (checks.rows() == 0 && problems.skipped() == 0) {
      throw problems.fatal(0, rows.nothing());
    }
  }

  private void write(BarFrame.Columns into, int at) {
    long opened = times.opened(row.time);
    into.eventTimes()[at] = opened;
    into.knownAt()[at] = times.closed(opened);
    into.open()[at] = row.open / scale;
    into.high()[at] = row.high / scale;
    into.low()[at] = row.low / scale;
    into.close()[at] = row.close / scale;
    into.volume()[at] = row.volume;
  }

  @Override
  public void close() {
    rows.close();
  }
}
