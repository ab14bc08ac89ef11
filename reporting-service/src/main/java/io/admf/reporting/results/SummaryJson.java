package io.admf.reporting.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.RunSummary;
import java.io.IOException;

/** The JSON that scripts read: {@code summary.json} and each container's {@code metrics.json}. */
public final class SummaryJson {

  private SummaryJson() {}

  /** The summary of a run. */
  public static byte[] summary(RunSummary run) {
    return Json.document(true, json -> write(json, run));
  }

  /** The metrics of one portfolio. */
  static byte[] metrics(PortfolioSummary portfolio) {
    return Json.document(true, json -> write(json, portfolio));
  }

  private static void write(JsonGenerator json, RunSummary run) throws IOException {
    Provenance provenance = run.provenance();
    json.writeStartObject();
    json.writeStringField("run_id", provenance.runId());
    json.writeStringField("name", provenance.name());
    json.writeStringField("digest", run.digest());
    json.writeStringField("config_hash", provenance.configHash());
    json.writeStringField("data_hash", provenance.dataHash());
    json.writeStringField("code_version", provenance.codeVersion());
    json.writeNumberField("seed", run.plan().seed());
    json.writeStringField("placement", provenance.placement());
    json.writeNumberField("bars", run.data().bars());
    json.writeNumberField("elapsed_ms", provenance.elapsedMs());
    json.writeArrayFieldStart("portfolios");
    for (PortfolioSummary portfolio : run.portfolios()) {
      write(json, portfolio);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, PortfolioSummary portfolio) throws IOException {
    json.writeStartObject();
    json.writeStringField("portfolio_id", portfolio.spec().container());
    json.writeStringField("combo_id", portfolio.spec().comboId());
    json.writeStringField("name", portfolio.spec().name());
    Json.plain(json, "parameters", portfolio.spec().parameters());
    json.writeStringField("digest", portfolio.digest());
    Json.numbers(json, "metrics", portfolio.metrics());
    json.writeNumberField("orders", portfolio.statistics().activity().orders());
    json.writeNumberField("fills", portfolio.statistics().activity().fills());
    json.writeNumberField("rejected", portfolio.statistics().activity().rejected());
    json.writeEndObject();
  }
}
