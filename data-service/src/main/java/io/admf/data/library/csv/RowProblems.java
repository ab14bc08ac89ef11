package io.admf.data.library.csv;

import io.admf.config.BadInputException;
import io.admf.config.Problem;
import java.util.ArrayList;
import java.util.List;

/** The bad rows of one file: the first few with their reasons, and how many there are. */
final class RowProblems {

  private static final int REPORTED = 20;
  private static final int NOTED = 5;

  private final String place;
  private final boolean skip;
  private final List<Problem> first = new ArrayList<>();
  private long count;

  RowProblems(String place, boolean skip) {
    this.place = place;
    this.skip = skip;
  }

  void add(long line, String message) {
    count++;
    if (first.size() < (skip ? NOTED : REPORTED)) {
      first.add(new Problem(place + ':' + line, message));
    }
  }

  /** Whether rows were refused rather than passed over. */
  boolean refused() {
    return count > 0 && !skip;
  }

  long skipped() {
    return skip ? count : 0;
  }

  List<String> firstSkipped() {
    return skip ? first.stream().map(Problem::toString).toList() : List.of();
  }

  /** A mistake that ends the file whatever is done about bad rows, after those found before it. */
  BadInputException fatal(long line, String message) {
    List<Problem> all = new ArrayList<>(skip ? List.of() : worded());
    all.add(new Problem(line > 0 ? place + ':' + line : place, message));
    return new BadInputException(all);
  }

  /** A mistake that makes every other one of the file worthless. */
  BadInputException alone(long line, String message) {
    return new BadInputException(line > 0 ? place + ':' + line : place, message);
  }

  /** All of it, when rows were refused. */
  BadInputException refusal() {
    return new BadInputException(worded());
  }

  private List<Problem> worded() {
    List<Problem> all = new ArrayList<>();
    for (Problem problem : first) {
      all.add(
          new Problem(
              problem.where(), problem.message() + "; fix the row or set data.bad_rows: skip"));
    }
    if (count > first.size()) {
      all.add(new Problem(place, "and %d more bad rows".formatted(count - first.size())));
    }
    return all;
  }
}
