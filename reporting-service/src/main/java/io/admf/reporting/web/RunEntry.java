package io.admf.reporting.web;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A run in the list of runs.
 *
 * @param id its folder's name
 * @param finished when its folder was completed, epoch milliseconds
 * @param summary its {@code summary.json}; a missing node when that cannot be read
 */
public record RunEntry(String id, long finished, JsonNode summary) {

  /** Whether its summary could be read. */
  public boolean readable() {
    return summary.isObject();
  }

  /** The portfolio with the highest Sharpe ratio, or the first when none has one. */
  public JsonNode best() {
    JsonNode portfolios = summary.path("portfolios");
    JsonNode best = portfolios.path(0);
    for (JsonNode portfolio : portfolios) {
      if (sharpe(portfolio) > sharpe(best)) {
        best = portfolio;
      }
    }
    return best;
  }

  private static double sharpe(JsonNode portfolio) {
    return portfolio.path("metrics").path("sharpe").asDouble(Double.NEGATIVE_INFINITY);
  }
}
