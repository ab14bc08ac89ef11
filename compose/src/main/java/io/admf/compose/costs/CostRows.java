package io.admf.compose.costs;

import io.admf.event.Order;
import io.admf.execution.cost.OrderCost;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.reporting.store.RowSink;
import io.admf.time.Instants;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Costs of orders as rows: one for each order, amounts in the currency of its instrument. */
public final class CostRows {

  private static final List<String> TEXTS = List.of("order", "decided", "symbol", "side");
  private static final List<String> NUMBERS =
      List.of("quantity", "filled", "decision", "arrival", "average");

  /** The parts of a cost, in the order in which they come. */
  private enum Part {
    DELAY,
    TIMING,
    SPREAD,
    IMPACT,
    IMPROVEMENT,
    COMMISSION,
    OPPORTUNITY,
    TOTAL;

    /** Money units of an order's cost. */
    private long units(OrderCost cost) {
      return switch (this) {
        case DELAY -> cost.delay();
        case TIMING -> cost.timing();
        case SPREAD -> cost.spread();
        case IMPACT -> cost.impact();
        case IMPROVEMENT -> -cost.improvement();
        case COMMISSION -> cost.commission();
        case OPPORTUNITY -> cost.opportunity();
        case TOTAL -> cost.total();
      };
    }

    private double of(OrderCost cost) {
      return Money.toDouble(units(cost));
    }

    private String title() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private CostRows() {}

  /**
   * Writes them.
   *
   * @param comboId of the portfolio, for the names of orders
   * @param people whether people read them: amounts are rounded to cents, prices to four decimals,
   *     and a row with the sums follows where there are several orders in one currency
   */
  public static void write(List<CostOf> costs, String comboId, boolean people, RowSink to)
      throws IOException {
    List<RowSink.Column> columns = new ArrayList<>();
    TEXTS.forEach(name -> columns.add(new RowSink.Column(name, false)));
    NUMBERS.forEach(name -> columns.add(new RowSink.Column(name, true)));
    for (Part part : Part.values()) {
      columns.add(new RowSink.Column(part.title(), true));
    }
    columns.add(new RowSink.Column("bps", true));
    to.columns(columns);
    for (CostOf each : costs) {
      to.row(people ? shown(row(each, comboId)) : row(each, comboId));
    }
    if (people && costs.size() > 1 && currencies(costs) == 1) {
      to.row(shown(sums(costs)));
    }
    to.end();
  }

  private static List<@Nullable Object> row(CostOf each, String comboId) {
    Order order = each.order();
    OrderCost cost = each.cost();
    Instrument instrument = each.decision().instrument();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(comboId + "-" + order.order());
    cells.add(Instants.brief(order.header().knownAt()));
    cells.add(order.terms().symbol());
    cells.add(order.terms().side().name());
    cells.add(instrument.quantity(order.terms().quantity()));
    cells.add(instrument.quantity(cost.filled()));
    cells.add(each.decision().price());
    cells.add(each.decision().arrival());
    cells.add(orNull(cost.average()));
    for (Part part : Part.values()) {
      cells.add(part.of(cost));
    }
    cells.add(orNull(rounded(cost.bps())));
    return cells;
  }

  private static List<@Nullable Object> sums(List<CostOf> costs) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add("all");
    while (cells.size() < TEXTS.size() + NUMBERS.size()) {
      cells.add("");
    }
    for (Part part : Part.values()) {
      long sum = costs.stream().mapToLong(each -> part.units(each.cost())).sum();
      cells.add(Money.toDouble(sum));
    }
    double total = costs.stream().mapToLong(each -> each.cost().total()).sum();
    double value = costs.stream().mapToLong(each -> each.cost().value()).sum();
    cells.add(orNull(rounded(10_000 * total / value)));
    return cells;
  }

  /** Rounded for people. */
  private static List<@Nullable Object> shown(List<@Nullable Object> cells) {
    List<@Nullable Object> shown = new ArrayList<>();
    int prices = TEXTS.size() + 2;
    int money = TEXTS.size() + NUMBERS.size();
    for (int i = 0; i < cells.size(); i++) {
      Object cell = cells.get(i);
      double scale = i >= money ? 100 : 10_000;
      shown.add(
          i >= prices && cell instanceof Double number
              ? (Object) (Math.rint(number * scale) / scale)
              : cell);
    }
    return shown;
  }

  private static long currencies(List<CostOf> costs) {
    return costs.stream().map(each -> each.decision().instrument().currency()).distinct().count();
  }

  private static double rounded(double bps) {
    return Math.rint(bps * 1000) / 1000;
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
