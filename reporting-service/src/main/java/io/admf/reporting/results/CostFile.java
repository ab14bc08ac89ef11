package io.admf.reporting.results;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.admf.reporting.cost.CostPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The table of what orders cost, {@code costs.csv}: one row for each order of the portfolios that a
 * run keeps to show.
 */
public final class CostFile {

  /** Its name in a folder of results. */
  public static final String NAME = "costs.csv";

  private static final String PORTFOLIO = "portfolio_id";
  private static final String ORDER = "order_id";

  /** What tells an order from others. */
  public static final List<String> TEXTS = List.of(ORDER, "decided", "symbol", "side");

  /** Units and prices of an order; {@code average} is empty where nothing traded. */
  public static final List<String> PRICES =
      List.of("quantity", "filled", "decision", "arrival", "average");

  /** Amounts, in {@code currency}: the parts of the cost, the last their sum. */
  public static final List<String> AMOUNTS = amounts();

  /** The cost for each 10,000 of {@code value}; empty where that is 0. */
  public static final String BPS = "bps";

  /**
   * Amounts: the whole order at the price of its decision, and what traded at the prices of its
   * fills.
   */
  public static final List<String> VALUES = List.of("value", "traded");

  /** The currency of all amounts. */
  public static final String CURRENCY = "currency";

  static final String HEAD = head();

  private CostFile() {}

  private static List<String> amounts() {
    List<String> names = new ArrayList<>();
    for (CostPart part : CostPart.values()) {
      names.add(part.title());
    }
    return List.copyOf(names);
  }

  private static String head() {
    List<String> names = new ArrayList<>(List.of(PORTFOLIO));
    names.addAll(TEXTS);
    names.addAll(PRICES);
    names.addAll(AMOUNTS);
    names.add(BPS);
    names.addAll(VALUES);
    names.add(CURRENCY);
    return String.join(",", names);
  }

  /**
   * The rows of one portfolio in the order of their decisions.
   *
   * @param run a results folder that has the file
   * @param container of the portfolio
   */
  public static List<NamedCsvRecord> of(Path run, String container) throws IOException {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(run.resolve(NAME))) {
      for (NamedCsvRecord row : reader) {
        if (row.getField(PORTFOLIO).equals(container)) {
          rows.add(row);
        }
      }
    }
    rows.sort(Comparator.comparingLong(CostFile::number));
    return rows;
  }

  private static long number(NamedCsvRecord row) {
    String order = row.getField(ORDER);
    return Long.parseLong(order.substring(order.lastIndexOf('-') + 1));
  }

  /** Whether a results folder says what the orders of a portfolio cost. */
  public static boolean has(Path run, String container) {
    return Files.exists(run.resolve(NAME))
        && Files.exists(run.resolve(container).resolve("metrics.json"));
  }
}
