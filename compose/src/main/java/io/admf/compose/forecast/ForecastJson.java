package io.admf.compose.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.admf.compose.axis.LeftOut;
import io.admf.plan.PortfolioSpec;
import java.util.Locale;

/** A forecast for scripts; {@code docs/results.md} says what its keys mean. */
public final class ForecastJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ForecastJson() {}

  /** The text, indented. */
  public static String of(Forecast forecast) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("name", forecast.name());
    root.put("config_hash", forecast.configHash());
    root.put("combinations", forecast.portfolios());
    root.putObject("containers")
        .put("symbol", forecast.series().size())
        .put("portfolio", forecast.portfolios())
        .put("execution", forecast.executions());
    root.putObject("columns")
        .put("signal", forecast.signals())
        .put("classifier", forecast.classifiers())
        .put("fewest_portfolios_per_signal", forecast.shared().fewest())
        .put("most_portfolios_per_signal", forecast.shared().most());
    ArrayNode series = root.putArray("series");
    for (Forecast.Hub hub : forecast.series()) {
      ObjectNode one = series.addObject().put("id", hub.id());
      one.put("bars_known", hub.bars().known().name().toLowerCase(Locale.ROOT));
      one.put("bars", hub.bars().bars());
      hub.features().forEach(one.putArray("features")::add);
    }
    ArrayNode axes = root.putArray("axes");
    for (AxisValues axis : forecast.axes()) {
      ObjectNode one = axes.addObject().put("name", axis.name()).put("count", axis.values().size());
      ArrayNode values = one.putArray("values");
      axis.values().forEach(value -> values.addPOJO(plain(value)));
    }
    ArrayNode leftOut = root.putArray("left_out");
    for (LeftOut each : forecast.leftOut()) {
      leftOut
          .addObject()
          .put("constraint", each.constraint())
          .put("place", each.place())
          .put("count", each.count())
          .put("of", each.of());
    }
    root.set("first", combination(forecast.first()));
    root.set("last", combination(forecast.last()));
    Cost cost = forecast.cost();
    ObjectNode estimate = root.putObject("estimate");
    estimate.put("combination_bars", cost.combinationBars());
    estimate.put("complete", cost.complete());
    estimate.put("seconds", cost.seconds());
    estimate.put("memory_bytes", (long) cost.bytes());
    forecast.notices().forEach(root.putArray("notices")::add);
    return root.toPrettyString();
  }

  private static ObjectNode combination(PortfolioSpec portfolio) {
    ObjectNode one = MAPPER.createObjectNode().put("combo_id", portfolio.comboId());
    ObjectNode parameters = one.putObject("parameters");
    portfolio.parameters().forEach((name, value) -> parameters.putPOJO(name, plain(value)));
    return one;
  }

  /** A number that is whole is written without decimals, as in all results. */
  private static Object plain(Object value) {
    return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
        ? (Object) number.longValue()
        : value;
  }
}
