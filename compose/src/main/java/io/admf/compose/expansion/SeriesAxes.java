package io.admf.compose.expansion;

import io.admf.compose.expansion.StrategyAxes.Member;
import io.admf.compose.expansion.StrategyAxes.Mix;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.experiment.Experiment.Basket;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.FxSpec;
import io.admf.plan.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The series of an experiment, and which of them a portfolio may trade. */
final class SeriesAxes {

  private static final Comparator<Series> BY_SYMBOL =
      Comparator.comparing(Series::symbol).thenComparing(Series::timeframe);

  private final List<Series> all = new ArrayList<>();
  private final Map<String, Series> byId = new TreeMap<>();
  private final Map<List<Object>, List<Choice<List<Series>>>> known = new LinkedHashMap<>();

  SeriesAxes(Experiment experiment) {
    for (Series one : numbered(experiment.symbols())) {
      all.add(one);
      byId.put(one.id(), one);
    }
  }

  /** The series of symbols, in the order inside a slice: timeframe ascending, then symbol. */
  static List<Series> numbered(List<Experiment.Symbol> symbols) {
    List<Series> unnumbered = new ArrayList<>();
    for (Experiment.Symbol symbol : symbols) {
      for (var timeframe : symbol.timeframes()) {
        Experiment.Contract contract = symbol.contract();
        Instrument instrument =
            new Instrument(
                symbol.name(),
                symbol.sizeDecimals(),
                contract.currency(),
                contract.lot(),
                contract.multiplier(),
                contract.tick(),
                contract.future());
        unnumbered.add(new Series(0, instrument, timeframe));
      }
    }
    unnumbered.sort(Comparator.comparing(Series::timeframe).thenComparing(Series::symbol));
    List<Series> numbered = new ArrayList<>();
    for (Series one : unnumbered) {
      numbered.add(new Series(numbered.size(), one.instrument(), one.timeframe()));
    }
    return numbered;
  }

  /** All series, in the order inside a slice: timeframe ascending, then symbol. */
  List<Series> all() {
    return all;
  }

  /** Where the rates of currencies are: of several timeframes of a symbol, in the finest. */
  List<FxSpec> rates(List<Experiment.Rate> rates) {
    List<FxSpec> specs = new ArrayList<>();
    for (Experiment.Rate rate : rates) {
      all.stream()
          .filter(series -> series.symbol().equals(rate.symbol()))
          .findFirst()
          .ifPresent(
              series -> specs.add(new FxSpec(rate.currency(), series.index(), rate.inverse())));
    }
    return specs;
  }

  /** The series that strategies subscribe to, in their order. */
  List<Series> named(List<String> ids) {
    return ids.stream().map(byId::get).toList();
  }

  /**
   * What a portfolio may trade: one series, or one for each symbol together. Where strategies
   * subscribe, the first series of each.
   */
  List<Choice<List<Series>>> traded(PortfolioEntry portfolio, Mix mix) {
    List<List<String>> subscriptions =
        mix.members().stream()
            .map(Member::entry)
            .map(Experiment.StrategyEntry::subscriptions)
            .filter(ids -> !ids.isEmpty())
            .toList();
    return known.computeIfAbsent(
        List.of(portfolio.baskets(), subscriptions),
        key -> {
          List<List<Series>> choices =
              subscriptions.isEmpty()
                  ? portfolio.baskets().stream().flatMap(b -> of(b).stream()).distinct().toList()
                  : List.of(subscribed(subscriptions));
          return choices.stream().map(SeriesAxes::choice).toList();
        });
  }

  private List<Series> subscribed(List<List<String>> subscriptions) {
    List<Series> first = new ArrayList<>();
    for (List<String> ids : subscriptions) {
      Series one = named(ids).getFirst();
      if (first.stream().noneMatch(s -> s.symbol().equals(one.symbol()))) {
        first.add(one);
      }
    }
    return first;
  }

  private List<List<Series>> of(Basket basket) {
    List<Series> wanted =
        all.stream()
            .filter(s -> basket.symbols().isEmpty() || basket.symbols().contains(s.symbol()))
            .toList();
    if (!basket.together()) {
      return wanted.stream().sorted(BY_SYMBOL).map(List::of).toList();
    }
    Map<Object, List<Series>> byTimeframe = new LinkedHashMap<>();
    for (Series one : wanted) {
      byTimeframe.computeIfAbsent(one.timeframe(), t -> new ArrayList<>()).add(one);
    }
    return List.copyOf(byTimeframe.values());
  }

  private static Choice<List<Series>> choice(List<Series> traded) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("symbol", String.join("+", traded.stream().map(Series::symbol).toList()));
    shown.put(
        "timeframe",
        String.join("+", traded.stream().map(s -> s.timeframe().toString()).distinct().toList()));
    return new Choice<>(traded, Parameters.copyOf(shown));
  }
}
