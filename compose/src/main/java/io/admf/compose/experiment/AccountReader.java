package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.compose.axis.Limits;
import io.admf.compose.axis.ValueReader;
import io.admf.compose.experiment.Experiment.AccountEntry;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RatesSpec.SymbolRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads accounts: a kind by name, or settings of its own, each value an axis. */
final class AccountReader {

  private static final String KEY = "account";
  private static final String REG_T = "reg_t";
  private static final List<String> MARGINS =
      List.of("preset", "leverage", "initial", "maintenance", "short_initial", "short_maintenance");

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
    if (entries.size() > Limits.COMBINATIONS) {
      problems.add(
          above.place().toString(),
          "account makes %d combinations; expected at most %d"
              .formatted(entries.size(), Limits.COMBINATIONS));
      return List.of();
    }
    return entries;
  }

  /** The values of one key, and whether they are shown. */
  private record Axis(String key, List<?> values) {}

  private void read(Section section, boolean several, List<AccountEntry> to) {
    boolean lends = MARGINS.stream().anyMatch(section::has);
    AccountKind kind =
        section.choice("type", AccountKind.class, lends ? AccountKind.MARGIN : AccountKind.SIMPLE);
    if (lends && kind != AccountKind.MARGIN) {
      problems.add(
          section.place().toString(),
          "%s belong to an account of type margin; set type: margin or leave them out"
              .formatted(String.join(", ", MARGINS.stream().filter(section::has).toList())));
    }
    if (section.flag("hedging", false)) {
      problems.add(
          section.place().toString(),
          "hedging is not there yet: positions in one symbol are netted; leave it out");
    }
    List<SymbolRate> borrowed = borrowed(section);
    List<MarginSpec> margins = new ArrayList<>();
    List<Map<String, Object>> shownMargins = new ArrayList<>();
    margins(section, kind, margins, shownMargins);
    List<LotMethod> methods = values.choices(section, "lots", LotMethod.class, LotMethod.FIFO);
    if (methods.contains(LotMethod.SPECIFIC)) {
      problems.add(
          section.place().toString(),
          "lots: specific closes the lots that an order names, and no order can name any yet; choose"
              + " fifo, lifo, hifo, lofo or average");
    }
    Axis lots = new Axis("lots", methods);
    Axis days = new Axis("settlement_days", numbers(section, "settlement_days", 0, 10));
    Axis cash = new Axis("cash_interest", numbers(section, "cash_interest", 0, 10));
    Axis debit = new Axis("debit_interest", numbers(section, "debit_interest", 0, 10));
    Axis borrow = new Axis("borrow_fee", numbers(section, "borrow_fee", 0, 100));
    int dayCount = (int) section.whole("day_count", 360, 1, 366);
    if (days.values().stream().anyMatch(d -> (Double) d != Math.rint((Double) d))) {
      problems.add(section.place().toString(), "settlement_days must be whole numbers");
    }
    List<List<Object>> rows = List.of(List.of());
    List<Axis> axes = List.of(lots, days, cash, debit, borrow);
    for (Axis axis : axes) {
      rows = times(rows, axis.values());
    }
    for (int m = 0; m < margins.size(); m++) {
      for (List<Object> row : rows) {
        Map<String, Object> shown = new LinkedHashMap<>();
        if (several) {
          shown.put(KEY, Names.snake(kind.name()));
        }
        shown.putAll(shownMargins.get(m));
        for (int i = 0; i < axes.size(); i++) {
          if (axes.get(i).values().size() > 1) {
            Object value = row.get(i);
            shown.put(
                KEY + "." + axes.get(i).key(),
                value instanceof LotMethod method ? Names.snake(method.name()) : value);
          }
        }
        RatesSpec rates =
            new RatesSpec(
                (Double) row.get(2), (Double) row.get(3), (Double) row.get(4), borrowed, dayCount);
        to.add(
            new AccountEntry(
                new AccountSpec(
                    kind,
                    (LotMethod) row.get(0),
                    false,
                    margins.get(m),
                    rates,
                    ((Double) row.get(1)).intValue()),
                shown));
      }
    }
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

  private void margins(
      Section section,
      AccountKind kind,
      List<MarginSpec> margins,
      List<Map<String, Object>> shown) {
    String preset = section.text("preset");
    Yaml written = section.get("preset");
    if (preset != null && written != null && !preset.equals(REG_T)) {
      section.wrong("preset", written, REG_T);
    }
    List<String> given =
        List.of("preset", "leverage", "initial").stream().filter(section::has).toList();
    if (given.size() > 1) {
      problems.add(
          section.place().toString(),
          "%s exclude each other; keep one".formatted(String.join(" and ", given)));
    }
    List<Double> leverages = values.numbers(section, "leverage", 2, 1, 1_000);
    List<Double> initials =
        section.has("leverage")
            ? leverages.stream().map(leverage -> 1 / leverage).toList()
            : values.numbers(section, "initial", MarginSpec.REG_T.initial(), 0.001, 1);
    if (!section.has("leverage") && !section.has("initial")) {
      initials = List.of(MarginSpec.REG_T.initial());
    }
    boolean usual = !section.has("leverage") && !section.has("initial");
    boolean varies = initials.size() > 1;
    for (int i = 0; i < initials.size(); i++) {
      double initial = initials.get(i);
      double kept = usual ? MarginSpec.REG_T.maintenance() : initial / 2;
      double shortKept = usual ? MarginSpec.REG_T.shortMaintenance() : initial / 2;
      double maintenance = section.number("maintenance", kept, 0, 1);
      double shortInitial = section.number("short_initial", initial, 0.001, 10);
      double shortMaintenance =
          section.number(
              "short_maintenance", section.has("maintenance") ? maintenance : shortKept, 0, 10);
      if (maintenance > initial || shortMaintenance > shortInitial) {
        problems.add(
            section.place().toString(),
            "maintenance must be at most initial, was %s of %s and short %s of %s; else every position is called at once"
                .formatted(maintenance, initial, shortMaintenance, shortInitial));
      }
      margins.add(
          kind == AccountKind.MARGIN
              ? new MarginSpec(initial, maintenance, shortInitial, shortMaintenance)
              : MarginSpec.FULL);
      Map<String, Object> name = new LinkedHashMap<>();
      if (varies) {
        boolean leverage = section.has("leverage");
        name.put(
            KEY + (leverage ? ".leverage" : ".initial"), leverage ? leverages.get(i) : initial);
      }
      shown.add(name);
    }
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
    for (String symbol : section.names("no_locate", symbols)) {
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
