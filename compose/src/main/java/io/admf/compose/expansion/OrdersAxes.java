package io.admf.compose.expansion;

import io.admf.component.Names;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.experiment.Experiment.OrderAxes;
import io.admf.plan.ComponentSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders by which a portfolio may follow its opinion. */
final class OrdersAxes {

  private OrdersAxes() {}

  /** How many there are: known without making one. */
  static double count(OrderAxes orders) {
    return candidates(orders.entry())
        * candidates(orders.exit())
        * Math.max(1, candidates(orders.stopLoss()))
        * Math.max(1, candidates(orders.takeProfit()))
        * Math.max(1, candidates(orders.trailingStop()))
        * orders.anchor().size()
        * orders.maxHolding().size();
  }

  private static double candidates(List<ComponentAxes> all) {
    return all.stream().mapToDouble(ComponentAxes::candidates).sum();
  }

  /** Every value of every axis, the last varying fastest; what does not vary is not shown. */
  static List<Choice<OrdersSpec>> of(OrderAxes orders) {
    List<List<? extends Choice<?>>> axes = new ArrayList<>();
    axes.add(ExecutionAxes.components("entry", orders.entry()));
    axes.add(ExecutionAxes.components("exit", orders.exit()));
    axes.add(distances("stop_loss", orders.stopLoss()));
    axes.add(distances("take_profit", orders.takeProfit()));
    axes.add(distances("trailing_stop", orders.trailingStop()));
    axes.add(values("anchor", orders.anchor()));
    axes.add(values("max_holding", orders.maxHolding()));
    List<List<Choice<?>>> rows = List.of(List.of());
    for (List<? extends Choice<?>> axis : axes) {
      List<List<Choice<?>>> longer = new ArrayList<>();
      for (List<Choice<?>> row : rows) {
        for (Choice<?> value : axis) {
          List<Choice<?>> next = new ArrayList<>(row);
          next.add(value);
          longer.add(next);
        }
      }
      rows = longer;
    }
    return rows.stream().map(row -> choice(row, orders)).toList();
  }

  private static Choice<OrdersSpec> choice(List<Choice<?>> row, OrderAxes orders) {
    OrdersSpec spec =
        new OrdersSpec(
            (ComponentSpec) row.get(0).value(),
            (ComponentSpec) row.get(1).value(),
            distance(row.get(2)),
            distance(row.get(3)),
            distance(row.get(4)),
            (OrdersSpec.Anchor) row.get(5).value(),
            (Integer) row.get(6).value(),
            orders.script());
    return new Choice<>(spec, Parameters.joined(row.stream().map(Choice::shown).toList()));
  }

  private static @Nullable ComponentSpec distance(Choice<?> choice) {
    ComponentSpec spec = (ComponentSpec) choice.value();
    return spec.type().equals(OrderAxes.NONE) ? null : spec;
  }

  /** Distances, or that there is none. */
  private static List<Choice<ComponentSpec>> distances(String what, List<ComponentAxes> axes) {
    return axes.isEmpty()
        ? List.of(new Choice<>(ComponentSpec.of(OrderAxes.NONE), Parameters.copyOf(Map.of())))
        : ExecutionAxes.components(what, axes);
  }

  private static List<Choice<Object>> values(String what, List<?> values) {
    List<Choice<Object>> choices = new ArrayList<>();
    for (Object value : values) {
      Map<String, Object> shown = new LinkedHashMap<>();
      if (values.size() > 1) {
        shown.put(
            what,
            value instanceof Integer whole
                ? (Object) whole.longValue()
                : Names.snake(value.toString()));
      }
      choices.add(new Choice<>(value, Parameters.copyOf(shown)));
    }
    return choices;
  }
}
