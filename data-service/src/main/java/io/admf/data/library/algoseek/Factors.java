package io.admf.data.library.algoseek;

import io.admf.data.row.Hints;
import io.admf.data.row.RowProblems;
import io.admf.data.row.SourceFile;
import io.admf.data.text.Decimals;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cumulative factors of every trading day of one security. */
final class Factors {

  /** Names of the column of the price factor, plain. */
  static final List<String> PRICE = List.of("cumulativepricefactor", "cumulativefactorprice");

  /** Names of the column of the volume factor, plain. */
  static final List<String> VOLUME = List.of("cumulativevolumefactor", "cumulativefactorvolume");

  /** What a day's prices are divided by, and its volume multiplied with. */
  record Factor(double price, double volume) {}

  private final TreeMap<Integer, Factor> days = new TreeMap<>();

  private Factors() {}

  /**
   * Reads a daily cumulative factor file.
   *
   * @param id of the security whose rows count, or 0 for all
   * @throws io.admf.config.BadInputException with every line that is not well formed
   */
  static Factors read(SourceFile file, long id) {
    Factors factors = new Factors();
    RowProblems problems = new RowProblems(file.place(), false);
    try (Table table = new Table(file, problems)) {
      int date = table.need("tradedate", "date");
      int price = table.need(PRICE.toArray(String[]::new));
      int volume = table.need(VOLUME.toArray(String[]::new));
      int idAt = table.find(List.of("secid"));
      while (table.next()) {
        Long of = idAt < 0 ? null : table.whole(idAt);
        if (id > 0 && of != null && of != id) {
          continue;
        }
        int day = Day.of(table.field(date));
        Factor factor = factor(table, price, volume);
        if (day == Day.UNREADABLE) {
          problems.add(
              table.line(),
              "the date must be such as 20200831, was " + Hints.shown(table.field(date)));
        } else if (factor == null) {
          problems.add(table.line(), wrong(table, price, volume));
        } else if (factors.days.put(day, factor) != null) {
          problems.add(
              table.line(), "expected one factor of %d, was two; set data.sec_id".formatted(day));
        }
      }
    }
    if (problems.refused()) {
      throw problems.refusal();
    }
    return factors;
  }

  /** The factors in a line of a file, or null if they are not positive numbers. */
  static @Nullable Factor factor(Table table, int priceAt, int volumeAt) {
    double price = number(table.field(priceAt));
    double volume = number(table.field(volumeAt));
    boolean sound = price > 0 && price < 1e12 && volume > 0 && volume < 1e12;
    return sound ? new Factor(price, volume) : null;
  }

  /** What is wrong with factors that are none. */
  static String wrong(Table table, int priceAt, int volumeAt) {
    return "factors must be numbers above 0, was %s and %s"
        .formatted(Hints.shown(table.field(priceAt)), Hints.shown(table.field(volumeAt)));
  }

  static double number(String text) {
    return Decimals.parse(text.toCharArray(), 0, text.length());
  }

  /** Those of a day such as 20200831, or null. */
  @Nullable Factor of(int day) {
    return days.get(day);
  }
}
