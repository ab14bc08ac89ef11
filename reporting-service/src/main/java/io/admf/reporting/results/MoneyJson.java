package io.admf.reporting.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.admf.event.Order;
import io.admf.money.Money;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.cost.CostOf;
import io.admf.reporting.cost.CostPart;
import io.admf.reporting.cost.CostSum;
import io.admf.reporting.gain.Gain;
import java.io.IOException;
import java.util.List;

/** What one portfolio's gain came from and what its orders cost, as the tear sheet shows them. */
final class MoneyJson {

  private final JsonGenerator json;
  private final PortfolioSummary portfolio;

  MoneyJson(JsonGenerator json, PortfolioSummary portfolio) {
    this.json = json;
    this.portfolio = portfolio;
  }

  /** Writes the fields {@code gain} and {@code costs}. */
  void write(String currency) throws IOException {
    writeGain();
    json.writeObjectFieldStart("costs");
    json.writeArrayFieldStart("parts");
    for (CostPart part : CostPart.values()) {
      json.writeString(part.title());
    }
    json.writeEndArray();
    List<CostSum> sums = portfolio.costs().currencies();
    writeSums("sums", sums);
    writeSums("symbols", portfolio.costs().symbols());
    writeDearest();
    long gain = portfolio.gain().change();
    if (sums.size() == 1 && sums.getFirst().currency().equals(currency)) {
      long paid = sums.getFirst().paid();
      Json.number(json, "paid", Money.toDouble(paid));
      Json.number(json, "gain_without", Money.toDouble(Math.addExact(gain, paid)));
    } else {
      json.writeNullField("paid");
      json.writeNullField("gain_without");
    }
    json.writeEndObject();
  }

  /** source, symbol, amount. */
  private void writeGain() throws IOException {
    json.writeObjectFieldStart("gain");
    Json.number(json, "change", Money.toDouble(portfolio.gain().change()));
    json.writeArrayFieldStart("lines");
    for (Gain.Line line : portfolio.gain().lines()) {
      json.writeStartArray();
      json.writeString(line.source().title());
      json.writeString(line.symbol());
      Json.number(json, Money.toDouble(line.amount()));
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** symbol, currency, orders, value, traded value, then the parts. */
  private void writeSums(String name, List<CostSum> sums) throws IOException {
    json.writeArrayFieldStart(name);
    for (CostSum sum : sums) {
      json.writeStartArray();
      json.writeString(sum.symbol());
      json.writeString(sum.currency());
      json.writeNumber(sum.orders());
      Json.number(json, Money.toDouble(sum.value()));
      Json.number(json, Money.toDouble(sum.traded()));
      for (CostPart part : CostPart.values()) {
        Json.number(json, Money.toDouble(sum.of(part)));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** order, decided, symbol, side, quantity, filled, decision, average, value, then the parts. */
  private void writeDearest() throws IOException {
    json.writeArrayFieldStart("dearest");
    for (CostOf each : portfolio.costs().dearest()) {
      Order order = each.order();
      json.writeStartArray();
      json.writeString(portfolio.spec().comboId() + "-" + order.order());
      json.writeNumber(ReportJson.millis(order.header().knownAt()));
      json.writeString(order.terms().symbol());
      json.writeString(order.terms().side().name());
      json.writeString(each.decision().instrument().format(order.terms().quantity()));
      json.writeString(each.decision().instrument().format(each.cost().filled()));
      Json.number(json, each.decision().price());
      Json.number(json, each.cost().average());
      Json.number(json, Money.toDouble(each.cost().value()));
      for (CostPart part : CostPart.values()) {
        Json.number(json, Money.toDouble(part.of(each.cost())));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
