package io.admf.ledger.book;

import io.admf.event.LotClose;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.Side;
import io.admf.plan.LotMethod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All that is known of one portfolio's account.
 *
 * @param run the id of the run; {@code container} is the portfolio's, {@code name} the one that the
 *     YAML gives
 * @param currency of the account
 * @param method by which lots are closed
 * @param period what statements are about
 * @param opened when the run began, epoch nanoseconds; {@code ended}, when its last slice was
 *     known, likewise
 * @param entries all of them, also those outside the period, in order
 * @param trades round trips that became known in the period
 * @param closed what was told of each closing of a part of a lot, by {@link #closing(String, Side,
 *     long)}
 * @param opening what things were worth where the period begins; {@code closing}, where it ends
 */
public record Book(
    String run,
    String container,
    String name,
    String currency,
    LotMethod method,
    Units units,
    Period period,
    long opened,
    long ended,
    List<Entry> entries,
    List<PositionClose> trades,
    Map<String, LotClose> closed,
    Marks opening,
    Marks closing) {

  public Book {
    entries = List.copyOf(entries);
    trades = List.copyOf(trades);
  }

  /** The entries before the period. */
  public List<Entry> before() {
    return entries.stream().filter(entry -> entry.known() <= period.after()).toList();
  }

  /** The entries in the period. */
  public List<Entry> during() {
    return entries.stream()
        .filter(entry -> entry.known() > period.after() && entry.known() <= period.until())
        .toList();
  }

  /** The entries up to the end of the period. */
  public List<Entry> untilEnd() {
    return entries.stream().filter(entry -> entry.known() <= period.until()).toList();
  }

  /** The currencies that were ever posted in, the account's own first. */
  public List<String> currencies() {
    TreeSet<String> others = new TreeSet<>();
    for (Entry entry : entries) {
      for (Posting line : entry.lines()) {
        if (units.money(line.unit())) {
          others.add(line.unit());
        }
      }
    }
    others.remove(currency);
    List<String> all = new ArrayList<>(List.of(currency));
    all.addAll(others);
    return all;
  }

  /** The last day of the period, of UTC; one that ends at midnight ends with the day before. */
  public LocalDate lastDay() {
    return Entry.day(Math.min(period.until(), ended) - 1);
  }

  /**
   * The name of the closing of a lot.
   *
   * @param cause the event that caused it
   * @param side BUY for a lot that was bought, SELL for one that was sold short
   * @param lot its number
   */
  public static String closing(String cause, Side side, long lot) {
    return cause + ' ' + side + ' ' + lot;
  }
}
