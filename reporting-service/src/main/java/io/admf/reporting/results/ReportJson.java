package io.admf.reporting.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.PositionClose;
import io.admf.frame.Series;
import io.admf.money.Money;
import io.admf.reporting.MetricInfo;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.RunSummary;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.tally.EquityCurve;
import io.admf.reporting.tally.MonthReturn;
import io.admf.reporting.tally.PriceCurve;
import io.admf.reporting.tally.Refusal;
import io.admf.time.Instants;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What the tear sheet shows, {@code report.json}: the ranking, and of the best portfolios curves,
 * months and trades. Times are epoch milliseconds; all curves share one list of them.
 */
public final class ReportJson {

  /** Portfolios in the ranking, at most. */
  public static final int RANKED = 1_000;

  /** Portfolios that can be looked at one by one, at most. */
  public static final int DETAILED = 24;

  private final RunSummary run;
  private final JsonGenerator json;

  private ReportJson(RunSummary run, JsonGenerator json) {
    this.run = run;
    this.json = json;
  }

  /** The document. */
  public static byte[] report(RunSummary run) {
    return Json.document(false, json -> new ReportJson(run, json).write());
  }

  private void write() throws IOException {
    List<PortfolioSummary> ranking = run.ranking();
    json.writeStartObject();
    writeRun();
    json.writeArrayFieldStart("metrics");
    for (MetricInfo metric : run.metrics()) {
      json.writeStartObject();
      json.writeStringField("key", metric.key());
      json.writeStringField("description", metric.description());
      json.writeStringField("unit", metric.unit().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("portfolios");
    for (PortfolioSummary portfolio : ranking.subList(0, Math.min(RANKED, ranking.size()))) {
      writeRow(portfolio);
    }
    json.writeEndArray();
    if (ranking.size() > 1) {
      SweepJson.write(json, ranking, run.metrics());
    }
    writeMarkets(ranking);
    json.writeArrayFieldStart("details");
    for (PortfolioSummary portfolio : ranking.subList(0, Math.min(DETAILED, ranking.size()))) {
      if (portfolio.shown()) {
        writeDetail(portfolio);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRun() throws IOException {
    Provenance provenance = run.provenance();
    json.writeObjectFieldStart("run");
    json.writeStringField("id", provenance.runId());
    json.writeStringField("name", provenance.name());
    json.writeStringField("digest", run.digest());
    json.writeStringField("config_hash", provenance.configHash());
    json.writeStringField("data_hash", provenance.dataHash());
    json.writeStringField("code_version", provenance.codeVersion());
    json.writeStringField("placement", provenance.placement());
    json.writeNumberField("seed", run.plan().seed());
    json.writeNumberField("elapsed_ms", provenance.elapsedMs());
    json.writeStringField("currency", run.plan().currency());
    json.writeStringField("source", run.plan().data().source().type());
    json.writeNumberField("bars", run.data().bars());
    json.writeNumberField("slices", run.data().slices());
    json.writeNumberField("from", millis(run.data().from()));
    json.writeNumberField("to", millis(run.data().to()));
    json.writeBooleanField("daily", run.plan().series().getFirst().timeframe().daily());
    json.writeArrayFieldStart("series");
    for (Series series : run.plan().series()) {
      json.writeString(series.id());
    }
    json.writeEndArray();
    json.writeStringField("rank_by", run.rankBy());
    json.writeNumberField("portfolios", run.portfolios().size());
    Json.number(json, "periods_per_year", run.conventions().periodsPerYear());
    Json.number(json, "risk_free", run.conventions().riskFree());
    Json.number(json, "acceptable_return", run.conventions().acceptable());
    json.writeArrayFieldStart("silent");
    for (NoSignal silent : run.silent()) {
      json.writeStartArray();
      json.writeString(silent.strategyId());
      json.writeString(silent.detail());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notices");
    for (String notice : run.notices()) {
      json.writeString(notice);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRow(PortfolioSummary portfolio) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", portfolio.spec().container());
    json.writeStringField("combo", portfolio.spec().comboId());
    json.writeStringField("name", portfolio.spec().name());
    json.writeStringField("digest", portfolio.digest());
    Json.plain(json, "parameters", portfolio.spec().parameters());
    Json.numbers(json, "metrics", portfolio.metrics());
    json.writeNumberField("orders", portfolio.statistics().activity().orders());
    json.writeNumberField("fills", portfolio.statistics().activity().fills());
    json.writeNumberField("rejected", portfolio.statistics().activity().rejected());
    json.writeEndObject();
  }

  private void writeMarkets(List<PortfolioSummary> ranking) throws IOException {
    json.writeArrayFieldStart("times");
    if (!ranking.isEmpty()) {
      for (long time : ranking.getFirst().curve().times()) { // the best one is always shown
        json.writeNumber(millis(time));
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("markets");
    for (PriceCurve market : run.markets()) {
      json.writeStartObject();
      json.writeStringField("symbol", market.series().symbol());
      json.writeStringField("series", market.series().id());
      column("open", market.open());
      column("high", market.high());
      column("low", market.low());
      column("close", market.close());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void column(String name, double[] values) throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      Json.number(json, value);
    }
    json.writeEndArray();
  }

  private void writeDetail(PortfolioSummary portfolio) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", portfolio.spec().container());
    json.writeArrayFieldStart("symbols");
    for (int series : portfolio.spec().series()) {
      json.writeString(run.plan().series().get(series).symbol());
    }
    json.writeEndArray();
    writeCurve(portfolio);
    json.writeArrayFieldStart("months");
    for (MonthReturn month : portfolio.months()) {
      json.writeStartArray();
      json.writeNumber(month.year());
      json.writeNumber(month.month());
      Json.number(json, month.value());
      json.writeEndArray();
    }
    json.writeEndArray();
    writeTrades(portfolio);
    writeFills(portfolio);
    writeHoldings(portfolio);
    new MoneyJson(json, portfolio).write(run.plan().currency());
    writeRefusals("rejections", portfolio.troubles().rejections());
    writeRefusals("cancellations", portfolio.troubles().cancellations());
    writeRefusals("alerts", portfolio.troubles().alerts());
    writeRefusals("failures", portfolio.troubles().failures());
    json.writeEndObject();
  }

  private void writeCurve(PortfolioSummary portfolio) throws IOException {
    EquityCurve curve = portfolio.curve();
    double[] equity = new double[curve.equity().length];
    double[] drawdown = new double[equity.length];
    double[] held = Benchmark.buyAndHold(run, portfolio);
    for (int i = 0; i < equity.length; i++) {
      equity[i] = rounded(Money.toDouble(curve.equity()[i]), 1e2);
      drawdown[i] = rounded(curve.drawdown()[i], 1e6);
      held[i] = rounded(held[i], 1e2);
    }
    column("equity", equity);
    column("drawdown", drawdown);
    column("buy_and_hold", held);
    Json.number(
        json,
        "buy_and_hold_return",
        held.length == 0
            ? Double.NaN
            : held[held.length - 1] / Money.toDouble(portfolio.spec().initialCapital()) - 1);
  }

  private static double rounded(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }

  /**
   * number, symbol, side, quantity, opened, entry, closed, exit, commission, net, bars, value of
   * the entry, worst and best profit on the way; the last two null where nobody followed it.
   */
  private void writeTrades(PortfolioSummary portfolio) throws IOException {
    json.writeArrayFieldStart("trades");
    for (PositionClose trade : portfolio.trades()) {
      json.writeStartArray();
      json.writeNumber(trade.trade());
      json.writeString(trade.symbol());
      json.writeString(trade.side().name());
      json.writeString(quantity(portfolio, trade.symbol(), trade.quantity()));
      json.writeNumber(millis(trade.openedAt()));
      Json.number(json, trade.entryPrice());
      json.writeNumber(millis(trade.eventTime()));
      Json.number(json, trade.exitPrice());
      Json.number(json, Money.toDouble(trade.commission()));
      Json.number(json, Money.toDouble(trade.netPnl()));
      json.writeNumber(trade.bars());
      Json.number(json, Money.toDouble(entryValue(portfolio, trade)));
      Excursion way = trade.excursion();
      Json.number(json, way == null ? Double.NaN : Money.toDouble(way.adverse()));
      Json.number(json, way == null ? Double.NaN : Money.toDouble(way.favourable()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** symbol, slice time, side, price, quantity, reason. */
  private void writeFills(PortfolioSummary portfolio) throws IOException {
    json.writeArrayFieldStart("fills");
    for (Fill fill : portfolio.fills()) {
      json.writeStartArray();
      json.writeString(fill.symbol());
      json.writeNumber(millis(fill.header().knownAt()));
      json.writeString(fill.side().name());
      Json.number(json, fill.price());
      json.writeString(quantity(portfolio, fill.symbol(), fill.quantity()));
      json.writeString(fill.reason());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void writeHoldings(PortfolioSummary portfolio) throws IOException {
    json.writeArrayFieldStart("holdings");
    for (Holding holding : portfolio.holdings()) {
      json.writeStartArray();
      json.writeString(holding.symbol());
      json.writeString(quantity(portfolio, holding.symbol(), holding.quantity()));
      Json.number(json, holding.price());
      Json.number(json, Money.toDouble(holding.marketValue()));
      Json.number(json, Money.toDouble(holding.unrealisedPnl()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Money units of the account's currency; 0 where the trade was in another. */
  private long entryValue(PortfolioSummary portfolio, PositionClose trade) {
    Series series = run.plan().tradedSeries(portfolio.spec(), trade.symbol());
    return series == null || !series.instrument().currency().equals(run.plan().currency())
        ? 0
        : Math.abs(series.instrument().notional(trade.entryPrice(), trade.quantity()));
  }

  private String quantity(PortfolioSummary portfolio, String symbol, long units) {
    Series series = run.plan().tradedSeries(portfolio.spec(), symbol);
    return series == null ? Long.toString(units) : series.instrument().format(units);
  }

  private void writeRefusals(String name, List<Refusal> refusals) throws IOException {
    json.writeArrayFieldStart(name);
    for (Refusal refusal : refusals) {
      json.writeStartArray();
      json.writeString(refusal.rule());
      json.writeNumber(refusal.count());
      json.writeString(refusal.first());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  static long millis(long nanos) {
    return Math.floorDiv(nanos, Instants.SECOND / 1_000);
  }
}
