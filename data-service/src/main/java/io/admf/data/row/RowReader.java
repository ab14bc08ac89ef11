package io.admf.data.row;

import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.SourceNotes;
import io.admf.frame.BarFrame;

/** A reader that makes one bar after the other, counts them, and is over once it has refused. */
public abstract class RowReader implements BarReader {

  private final String series;
  private final String place;
  private final RowProblems problems;
  private long bars;
  private boolean ended;

  /**
   * Reads nothing yet.
   *
   * @param series the series, such as {@code SPY_1d}
   * @param place where it is read from, for the notes
   * @param problems of what is read
   */
  protected RowReader(String series, String place, RowProblems problems) {
    this.series = series;
    this.place = place;
    this.problems = problems;
  }

  /**
   * Stores the next sound bar in row {@code at}.
   *
   * @return false at the end
   * @throws BadInputException at the end, if rows were refused; before, if there is no going on
   */
  protected abstract boolean store(BarFrame.Columns into, int at);

  @Override
  public final int read(BarFrame.Columns into, int from, int limit) {
    int at = from;
    try {
      while (at < limit && !ended) {
        if (store(into, at)) {
          at++;
        } else {
          ended = true;
        }
      }
    } catch (BadInputException e) {
      ended = true;
      throw e;
    }
    bars += at - from;
    return at - from;
  }

  @Override
  public final SourceNotes notes() {
    return new SourceNotes(series, place, bars, problems.skipped(), problems.firstSkipped());
  }
}
