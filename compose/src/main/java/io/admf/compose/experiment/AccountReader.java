package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.compose.axis.Limits;
import io.admf.compose.axis.ValueReader;
import io.admf.compose.experiment.Experiment.AccountEntry;
import io.admf.config.Place;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RatesSpec.SymbolRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads accounts: a kind by name, or settings of its own, each value an axis. */
final class AccountReader {

  private static final String KEY = "account";
  private static final List<String> SHORT_KEYS = List.of("borrow_fee", "borrow_fees", "no_locate");

  private final ValueReader values;
  private final Problems problems;
  private final List<String> symbols;

  /**
   * @param symbols of the experiment
   */
  AccountReader(ValueReader values, Problems problems, List<String> symbols) {
    this.values = values;
    this.problems = problems;
    this.symbols = symbols;
  }

  /** What {@code account} describes; empty when not given. */
  List<AccountEntry> own(Section above) {
    above.notEmpty(KEY);
    List<AccountEntry> entries = new ArrayList<>();
    List<Section> sections = above.sections(KEY, "type");
    for (Section section : sections) {
      read(section, sections.size() > 1, entries);
      section.finish();
    }
    if (tooMany(entries.size(), above.place())) {
      return List.of();
    }
    if (entries.stream().map(AccountEntry::spec).distinct().count() < entries.size()) {
      problems.add(above.place().toString(), "account lists the same account twice; keep one");
    }
    return entries;
  }

  /** The values of one key, and whether they are shown. */
  private record Axis(String key, List<?> values) {}

  private void read(Section section, boolean several, List<AccountEntry> to) {
    boolean lends = MarginReader.KEYS.stream().anyMatch(section::has);
    AccountKind kind =
        section.choice("type", AccountKind.class, lends ? AccountKind.MARGIN : AccountKind.SIMPLE);
    if (lends && kind != AccountKind.MARGIN) {
      problems.add(
          section.place().toString(),
          "%s belong to an account of type margin; set type: margin or leave them out"
              .formatted(
                  String.join(", ", MarginReader.KEYS.stream().filter(section::has).toList())));
    }
    List<String> shorts = SHORT_KEYS.stream().filter(section::has).toList();
    if (kind == AccountKind.CASH && !shorts.isEmpty()) {
      problems.add(
          section.place().toString(),
          "%s are about short positions, which an account of type cash cannot have; set type: margin or leave them out"
              .formatted(String.join(", ", shorts)));
    }
    boolean hedging = section.flag("hedging", false);
    List<SymbolRate> borrowed = borrowed(section);
    MarginReader margins = new MarginReader(section, values, problems);
    List<LotMethod> methods = values.choices(section, "lots", LotMethod.class, LotMethod.FIFO);
    Axis lots = new Axis("lots", methods);
    Axis days = new Axis("settlement_days", numbers(section, "settlement_days", 0, 10));
    Axis cash = new Axis("cash_interest", numbers(section, "cash_interest", 0, 10));
    Axis debit = new Axis("debit_interest", numbers(section, "debit_interest", 0, 10));
    Axis borrow = new Axis("borrow_fee", numbers(section, "borrow_fee", 0, 100));
    Axis dayCounts = new Axis("day_count", values.wholes(section, "day_count", 360, 1, 366));
    if (days.values().stream().anyMatch(d -> (Double) d != Math.rint((Double) d))) {
      problems.add(section.place().toString(), "settlement_days must be whole numbers");
    }
    List<Axis> axes = List.of(lots, days, cash, debit, borrow, dayCounts);
    double count =
        axes.stream()
            .mapToDouble(axis -> axis.values().size())
            .reduce(margins.count(), (one, other) -> one * other);
    if (tooMany(count, section.place())) {
      return;
    }
    List<List<Object>> rows = List.of(List.of());
    for (Axis axis : axes) {
      rows = times(rows, axis.values());
    }
    for (MarginReader.Margin margin : margins.all(several)) {
      for (List<Object> row : rows) {
        Map<String, Object> shown = new LinkedHashMap<>();
        if (several) {
          shown.put(KEY, Names.snake(kind.name()));
        }
        shown.putAll(margin.shown());
        for (int i = 0; i < axes.size(); i++) {
          Axis axis = axes.get(i);
          if (axis.values().size() > 1 || (several && section.has(axis.key()))) {
            Object value = row.get(i);
            shown.put(
                KEY + "." + axis.key(),
                value instanceof LotMethod method ? Names.snake(method.name()) : value);
          }
        }
        RatesSpec rates =
            new RatesSpec(
                (Double) row.get(2),
                (Double) row.get(3),
                (Double) row.get(4),
                borrowed,
                (Integer) row.get(5));
        to.add(
            new AccountEntry(
                new AccountSpec(
                    kind,
                    (LotMethod) row.get(0),
                    hedging,
                    kind == AccountKind.MARGIN ? margin.spec() : MarginSpec.FULL,
                    rates,
                    ((Double) row.get(1)).intValue()),
                shown));
      }
    }
  }

  private boolean tooMany(double count, Place place) {
    if (count > Limits.COMBINATIONS) {
      problems.add(
          place.toString(),
          "%s makes %s combinations; expected at most %d"
              .formatted(KEY, Names.number(count), Limits.COMBINATIONS));
    }
    return count > Limits.COMBINATIONS;
  }

  private List<Double> numbers(Section section, String key, double otherwise, double max) {
    return values.numbers(section, key, otherwise, 0, max);
  }

  private static List<List<Object>> times(List<List<Object>> rows, List<?> values) {
    List<List<Object>> longer = new ArrayList<>();
    for (List<Object> row : rows) {
      for (Object value : values) {
        List<Object> next = new ArrayList<>(row);
        next.add(value);
        longer.add(next);
      }
    }
    return longer;
  }

  /** Rates of single symbols, and those that cannot be borrowed. */
  private List<SymbolRate> borrowed(Section section) {
    List<SymbolRate> borrowed = new ArrayList<>();
    Section fees = section.section("borrow_fees");
    for (String symbol : symbols) {
      if (fees.has(symbol)) {
        borrowed.add(new SymbolRate(symbol, fees.number(symbol, 0, 0, 100)));
      }
    }
    fees.finish();
    for (String symbol : new LinkedHashSet<>(section.names("no_locate", symbols))) {
      if (borrowed.stream().anyMatch(each -> each.symbol().equals(symbol))) {
        problems.add(
            section.place().toString(),
            "%s is in borrow_fees and in no_locate; keep one".formatted(symbol));
      }
      borrowed.add(new SymbolRate(symbol, -1));
    }
    return borrowed;
  }
}
