package io.admf.compose.costs;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.admf.reporting.results.CostFile;
import io.admf.reporting.store.RowSink;
import io.admf.time.Instants;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Costs of orders as rows: one for each order, amounts in the currency of its instrument. */
public final class CostRows {

  private static final String ALL = "all";
  private static final int CENTS = 2;
  private static final int PRICE_DIGITS = 4;

  private CostRows() {}

  /**
   * Writes them.
   *
   * @param costs rows of {@code costs.csv}
   * @param people whether people read them: amounts are rounded to cents, prices to four decimals,
   *     values are left out, and a row with the sums follows where there are several orders in one
   *     currency
   */
  public static void write(List<NamedCsvRecord> costs, boolean people, RowSink to)
      throws IOException {
    List<RowSink.Column> columns = new ArrayList<>();
    CostFile.TEXTS.forEach(name -> columns.add(new RowSink.Column(title(name), false)));
    numbers(people).forEach(name -> columns.add(new RowSink.Column(name, true)));
    if (!people) {
      columns.add(new RowSink.Column(CostFile.CURRENCY, false));
    }
    to.columns(columns);
    for (NamedCsvRecord each : costs) {
      to.row(row(each, people));
    }
    if (people && costs.size() > 1 && oneCurrency(costs)) {
      to.row(sums(costs));
    }
    to.end();
  }

  private static String title(String column) {
    return column.equals("order_id") ? "order" : column;
  }

  private static List<String> numbers(boolean people) {
    List<String> names = new ArrayList<>(CostFile.PRICES);
    names.addAll(CostFile.AMOUNTS);
    names.add(CostFile.BPS);
    if (!people) {
      names.addAll(CostFile.VALUES);
    }
    return names;
  }

  private static List<@Nullable Object> row(NamedCsvRecord each, boolean people) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (String name : CostFile.TEXTS) {
      String text = each.getField(name);
      cells.add(
          name.equals("decided") ? Instants.brief(Instants.nanos(Instant.parse(text))) : text);
    }
    for (String name : numbers(people)) {
      BigDecimal number = number(each, name);
      if (number != null && people) {
        number = shown(name, number);
      }
      cells.add(number == null ? null : (Object) number.doubleValue());
    }
    if (!people) {
      cells.add(each.getField(CostFile.CURRENCY));
    }
    return cells;
  }

  private static @Nullable BigDecimal number(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  private static BigDecimal shown(String column, BigDecimal number) {
    if (column.equals("quantity") || column.equals("filled")) {
      return number;
    }
    int digits = CostFile.PRICES.contains(column) ? PRICE_DIGITS : CENTS;
    return number.setScale(digits, RoundingMode.HALF_EVEN);
  }

  private static List<@Nullable Object> sums(List<NamedCsvRecord> costs) {
    List<@Nullable Object> cells = new ArrayList<>(List.of(ALL));
    while (cells.size() < CostFile.TEXTS.size() + CostFile.PRICES.size()) {
      cells.add("");
    }
    for (String name : CostFile.AMOUNTS) {
      cells.add(shown(name, sum(costs, name)).doubleValue());
    }
    BigDecimal total = sum(costs, CostFile.AMOUNTS.getLast());
    BigDecimal value = sum(costs, CostFile.VALUES.getFirst());
    cells.add(
        value.signum() == 0
            ? null
            : (Object)
                total.movePointRight(4).divide(value, CENTS, RoundingMode.HALF_EVEN).doubleValue());
    return cells;
  }

  private static BigDecimal sum(List<NamedCsvRecord> costs, String column) {
    BigDecimal sum = BigDecimal.ZERO;
    for (NamedCsvRecord each : costs) {
      BigDecimal number = number(each, column);
      sum = number == null ? sum : sum.add(number);
    }
    return sum;
  }

  private static boolean oneCurrency(List<NamedCsvRecord> costs) {
    return costs.stream().map(each -> each.getField(CostFile.CURRENCY)).distinct().count() == 1;
  }
}
