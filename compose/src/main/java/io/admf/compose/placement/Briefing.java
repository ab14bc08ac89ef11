package io.admf.compose.placement;

import io.admf.bus.vertx.RunComponents;
import io.admf.component.OwnCode;
import io.admf.compose.Library;
import io.admf.data.DataVerticle;
import io.admf.reporting.ReportingVerticle;
import io.vertx.core.json.JsonObject;

/** What services need to know of a run beside its plan. */
final class Briefing {

  private final RunRequest request;
  private final JsonObject all;
  private final OwnCode code;

  /**
   * @param placement its name in results
   * @param code what the researcher added, for services that do not have it
   */
  Briefing(RunRequest request, String placement, OwnCode code) {
    this.request = request;
    this.code = code;
    this.all =
        new JsonObject()
            .put("name", request.name())
            .put("config_hash", request.configHash())
            .put("code_version", request.codeVersion())
            .put("placement", placement)
            .put("experiment", request.experiment())
            .put("results", request.results().toString())
            .put("trace", request.trace().name())
            .put("risk_free", request.reporting().riskFree())
            .put("kept", request.reporting().kept())
            .put("periods_per_year", request.reporting().periodsPerYear());
  }

  /** Adds what a live run is to go by. */
  Briefing with(Live live) {
    JsonObject terms = new JsonObject().put("for_nanos", live.forNanos());
    if (live.speed() != null) {
      terms.put("speed", live.speed());
    }
    all.put(DataVerticle.LIVE, terms);
    if (live.replay() != null) {
      all.put(ReportingVerticle.REPLAY, live.replay());
    }
    return this;
  }

  /** The settings of a deployment: what was added goes only to those who make something of it. */
  JsonObject of(String service) {
    return !code.isEmpty() && Library.concerns(service, request.components())
        ? RunComponents.settings(all, code)
        : all;
  }
}
