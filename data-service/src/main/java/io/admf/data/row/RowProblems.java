package io.admf.data.row;

import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.data.SourceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The bad rows of one file: the first few with their reasons, and how many there are. Not safe for
 * several threads.
 */
public final class RowProblems {

  private static final int REPORTED = 20;
  private static final int NOTED = 5;

  private final String place;
  private final boolean skip;
  private final RowObserver observer;
  private final boolean watched;
  private final List<Problem> first = new ArrayList<>();
  private long count;
  private Supplier<String> within = () -> "";
  private Supplier<String> here;

  /**
   * None yet.
   *
   * @param place what the file is called in messages
   * @param request whether bad rows are counted and passed over rather than refused, and who
   *     watches
   */
  public RowProblems(String place, SourceRequest request) {
    this(place, request.data().skipBadRows(), request.rows());
  }

  /** None yet, and nobody watches. */
  public RowProblems(String place, boolean skip) {
    this(place, skip, RowObserver.NONE);
  }

  private RowProblems(String place, boolean skip, RowObserver observer) {
    this.place = place;
    this.here = () -> place;
    this.skip = skip;
    this.observer = observer;
    this.watched = observer.listens();
  }

  /** Adds a row that cannot be read. */
  public void add(long line, String message) {
    add(line, RowFault.UNREADABLE, message);
  }

  /** Where rows come from several files: what gives the file of the row being read. */
  public void at(Supplier<String> file) {
    here = file;
  }

  /**
   * Where lines do not tell rows apart: what is to stand before a message of the row being read,
   * such as {@code bar 7: }.
   */
  public void within(Supplier<String> text) {
    within = text;
  }

  /**
   * Adds a bad row.
   *
   * @param line its number, from 1
   * @param message what was expected and what it was
   */
  public void add(long line, RowFault fault, String message) {
    count++;
    observer.refused(here.get(), line, fault, within.get() + message);
    if (first.size() < (skip ? NOTED : REPORTED)) {
      first.add(new Problem(here.get() + ':' + line, within.get() + message));
    }
  }

  /** Tells whoever watches of a sound row. */
  void accepted(long line, long stamp) {
    if (watched) {
      observer.accepted(here.get(), line, stamp);
    }
  }

  /** Whether rows were refused rather than passed over. */
  public boolean refused() {
    return count > 0 && !skip;
  }

  /** How many rows were passed over. */
  public long skipped() {
    return skip ? count : 0;
  }

  /** Why, for the first few of them, each with its place. */
  public List<String> firstSkipped() {
    return skip ? first.stream().map(Problem::toString).toList() : List.of();
  }

  /**
   * A mistake that ends the file whatever is done about bad rows, after those found before it.
   *
   * @param line where, or 0 for the file as a whole
   */
  public BadInputException fatal(long line, String message) {
    List<Problem> all = new ArrayList<>(skip ? List.of() : worded());
    all.add(new Problem(line > 0 ? place + ':' + line : place, message));
    return new BadInputException(all);
  }

  /** A mistake that makes every other one of the file worthless: it runs the other way. */
  public BadInputException alone(long line, String message) {
    observer.refused(here.get(), line, RowFault.TURNED, message);
    return new BadInputException(line > 0 ? place + ':' + line : place, message);
  }

  /** All of it, when rows were refused. */
  public BadInputException refusal() {
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
