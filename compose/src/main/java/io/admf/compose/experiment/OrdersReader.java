package io.admf.compose.experiment;

import io.admf.component.ComponentKind;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.ValueReader;
import io.admf.compose.experiment.Experiment.OrderAxes;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.OrdersSpec;
import io.admf.plan.ScriptedOrder;
import io.admf.portfolio.PortfolioKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads by which orders a portfolio follows its opinion, or the script that it follows. */
final class OrdersReader {

  private static final String KEY = "orders";
  private static final String MARKET = "market";

  /** The keys that make a portfolio one that follows a script. */
  private static final List<String> SCRIPTS = List.of("file", "script");

  private final ComponentReader components;
  private final ValueReader values;
  private final ScriptReader scripts;

  OrdersReader(ComponentReader components, ValueReader values, ScriptReader scripts) {
    this.components = components;
    this.values = values;
    this.scripts = scripts;
  }

  /** Whether every portfolio of an experiment follows a script, so that none has an opinion. */
  static boolean allScripted(Yaml.Mapping experiment) {
    List<Yaml> portfolios =
        switch (experiment.get("portfolios")) {
          case Yaml.Sequence sequence -> sequence.items();
          case Yaml.Mapping one -> List.of(one);
          case null, default -> List.of();
        };
    return !portfolios.isEmpty()
        && portfolios.stream()
            .allMatch(
                each ->
                    each instanceof Yaml.Mapping portfolio
                        && portfolio.get(KEY) instanceof Yaml.Mapping orders
                        && SCRIPTS.stream().anyMatch(key -> given(orders.get(key))));
  }

  /** Whether something is written: an empty value counts as not given. */
  private static boolean given(@Nullable Yaml value) {
    return value != null && !(value instanceof Yaml.Scalar scalar && scalar.value() == null);
  }

  /** The orders of a portfolio; market orders when nothing is said. */
  OrderAxes read(Section portfolio) {
    Section section = portfolio.section(KEY);
    if (SCRIPTS.stream().anyMatch(section::has)) {
      List<ScriptedOrder> script = scripts.read(section);
      section.finish();
      return OrderAxes.of(script);
    }
    OrderAxes orders =
        new OrderAxes(
            styles(section, "entry"),
            styles(section, "exit"),
            distances(section, "stop_loss"),
            distances(section, "take_profit"),
            distances(section, "trailing_stop"),
            values.choices(section, "anchor", OrdersSpec.Anchor.class, OrdersSpec.Anchor.FILL),
            values.wholes(section, "max_holding", 0, 0, 1_000_000),
            List.of());
    section.finish();
    return orders;
  }

  /** Styles by name or with their parameters; several are an axis. */
  private List<ComponentAxes> styles(Section section, String key) {
    section.notEmpty(key);
    List<ComponentAxes> all = new ArrayList<>();
    for (Section each : section.sections(key, "type")) {
      ComponentAxes axes = components.readFlat(each, PortfolioKinds.ORDER_STYLE);
      add(PortfolioKinds.ORDER_STYLE, axes == null ? null : plain(each, axes), all);
    }
    return all.isEmpty() ? List.of(market(section)) : all;
  }

  /** A market order that lasts as by default is the plain one, however much of it is written. */
  private ComponentAxes plain(Section section, ComponentAxes axes) {
    if (axes.type().equals(MARKET)) {
      Yaml.Entry type =
          new Yaml.Entry(section.place(), "type", new Yaml.Scalar(section.place(), MARKET));
      Yaml.Mapping bare = new Yaml.Mapping(section.place(), List.of(type));
      ComponentAxes defaults =
          components.readFlat(section.section("", bare), PortfolioKinds.ORDER_STYLE);
      if (axes.equals(defaults)) {
        return market(section);
      }
    }
    return axes;
  }

  private static ComponentAxes market(Section section) {
    return new ComponentAxes(section.place().toString(), MARKET, Map.of());
  }

  /** Distances: numbers are percent, names and sections are what they say; several are an axis. */
  private List<ComponentAxes> distances(Section section, String key) {
    section.notEmpty(key);
    List<ComponentAxes> all = new ArrayList<>();
    List<Yaml> items = section.items(key);
    List<Yaml> percents = items.stream().filter(OrdersReader::number).toList();
    boolean begun = false;
    for (Yaml item : items) {
      if (number(item)) {
        if (!begun) {
          begun = true;
          Yaml.Sequence numbers = new Yaml.Sequence(item.place(), percents);
          add(PortfolioKinds.DISTANCE, distance(section, key, item, "percent", numbers), all);
        }
      } else if (item instanceof Yaml.Scalar scalar && scalar.value() instanceof String type) {
        add(PortfolioKinds.DISTANCE, distance(section, key, item, type, null), all);
      } else if (item instanceof Yaml.Mapping mapping) {
        add(
            PortfolioKinds.DISTANCE,
            components.readFlat(section.section(key, mapping), PortfolioKinds.DISTANCE),
            all);
      } else {
        section.wrong(key, item, "percent, the name of a distance, or a section with its type");
      }
    }
    return all;
  }

  private static boolean number(Yaml item) {
    return switch (item) {
      case Yaml.Scalar scalar -> scalar.value() instanceof Number;
      case Yaml.Mapping mapping -> ValueReader.isRange(mapping);
      case Yaml.Sequence _ -> false;
    };
  }

  private @Nullable ComponentAxes distance(
      Section section, String key, Yaml at, String type, Yaml.@Nullable Sequence numbers) {
    if (type.equals("none")) {
      return new ComponentAxes(at.place().toString(), OrderAxes.NONE, Map.of());
    }
    List<Yaml.Entry> entries = new ArrayList<>();
    entries.add(new Yaml.Entry(at.place(), "type", new Yaml.Scalar(at.place(), type)));
    if (numbers != null) {
      entries.add(new Yaml.Entry(numbers.place(), type, numbers));
    }
    Yaml.Mapping written = new Yaml.Mapping(at.place(), entries);
    return components.readFlat(section.section(key, written), PortfolioKinds.DISTANCE);
  }

  private void add(ComponentKind<?, ?> kind, @Nullable ComponentAxes axes, List<ComponentAxes> to) {
    if (axes != null) {
      if (!axes.type().equals(OrderAxes.NONE) && !axes.axes().isEmpty()) {
        components.tryOut(kind, axes);
      }
      to.add(axes);
    }
  }
}
