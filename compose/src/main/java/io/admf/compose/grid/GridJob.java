package io.admf.compose.grid;

import io.admf.compose.Plugins;
import io.admf.compose.expansion.Selection;
import io.admf.flow.PlanJson;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep as nodes are told of it.
 *
 * @param order the combinations that have no row yet, those that hear the same signals together
 * @param dataHash of all bars
 * @param sources that the experiment names, to be compiled by every node
 */
record GridJob(
    RunPlan plan,
    List<PortfolioSpec> order,
    ReportingOptions reporting,
    String configHash,
    String dataHash,
    String codeVersion,
    List<Plugins.Source> sources) {

  GridJob {
    order = together(order);
    sources = List.copyOf(sources);
  }

  private static List<PortfolioSpec> together(List<PortfolioSpec> left) {
    Map<Object, List<PortfolioSpec>> bySignals = new LinkedHashMap<>();
    for (PortfolioSpec portfolio : left) {
      bySignals.computeIfAbsent(portfolio.signals(), _ -> new ArrayList<>()).add(portfolio);
    }
    return bySignals.values().stream().flatMap(List::stream).toList();
  }

  /** Names the bars as frames: what a node that has them need not be sent again. */
  String dataKey() {
    return dataHash + '-' + plan.frameSlices();
  }

  /** Names a unit. */
  String key(List<PortfolioSpec> portfolios) {
    return UnitKey.of(configHash, dataHash, codeVersion, portfolios);
  }

  /** The plan of a unit, as text. */
  String part(List<PortfolioSpec> portfolios) {
    return PlanJson.write(Selection.some(plan, portfolios));
  }

  /** What a node is told that says hello. */
  JsonObject welcome() {
    JsonArray files = new JsonArray();
    sources.forEach(s -> files.add(new JsonObject().put("name", s.name()).put("text", s.text())));
    return new JsonObject()
        .put("run", plan.runId())
        .put("series", plan.series().size())
        .put("data", dataKey())
        .put("data_hash", dataHash)
        .put("config", configHash)
        .put("code", codeVersion)
        .put("reporting", ReportingText.write(reporting))
        .put("sources", files);
  }
}
