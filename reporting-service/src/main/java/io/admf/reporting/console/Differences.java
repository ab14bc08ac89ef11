package io.admf.reporting.console;

import io.admf.component.Names;
import io.admf.plan.PortfolioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What tells the portfolios of a run apart, and what they share, in as few words as possible. */
final class Differences {

  private final Map<String, String> labels = new LinkedHashMap<>();
  private final List<String> differing = new ArrayList<>();
  private final List<String> shared = new ArrayList<>();
  private final PortfolioSpec one;

  /**
   * @param portfolios at least one
   */
  Differences(List<PortfolioSpec> portfolios) {
    one = portfolios.getFirst();
    Set<String> keys = new LinkedHashSet<>();
    portfolios.forEach(p -> keys.addAll(p.parameters().keySet()));
    List<String> ends = keys.stream().map(Differences::end).toList();
    for (String key : keys) {
      boolean clear = ends.stream().filter(end(key)::equals).count() == 1;
      labels.put(key, clear ? end(key) : key);
      Object value = one.parameters().get(key);
      boolean same =
          portfolios.stream().allMatch(p -> Objects.equals(p.parameters().get(key), value));
      (same ? shared : differing).add(key);
    }
  }

  private static String end(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** The parameters in which the portfolios differ, with the values of one. */
  String of(PortfolioSpec portfolio) {
    return text(portfolio, differing);
  }

  /** The parameters that all portfolios share; empty when there are none. */
  String shared() {
    return text(one, shared);
  }

  private String text(PortfolioSpec portfolio, List<String> keys) {
    return portfolio.parameters().entrySet().stream()
        .filter(entry -> keys.contains(entry.getKey()))
        .map(entry -> labels.get(entry.getKey()) + "=" + Names.text(entry.getValue()))
        .collect(Collectors.joining(" "));
  }
}
