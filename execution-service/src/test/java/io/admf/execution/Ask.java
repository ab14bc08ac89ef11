package io.admf.execution;

import io.admf.component.Components;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.execution.gauge.Conditions;
import io.admf.execution.matching.Liquidity;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models by name, and questions to them. */
final class Ask {

  static final Instrument SHARE = new Instrument("ABC", 0, "USD");
  static final Instrument COIN = new Instrument("BTC", 8, "USD");
  static final Components COMPONENTS = Floor.components();

  private Ask() {}

  /** A spec of a type with keys and values in turn. */
  static ComponentSpec spec(String type, Object... parameters) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      given.put((String) parameters[i], parameters[i + 1]);
    }
    return new ComponentSpec(type, given);
  }

  static SlippageModel slippage(String type, Object... parameters) {
    return COMPONENTS.create(ExecutionKinds.SLIPPAGE, spec(type, parameters));
  }

  static ImpactModel impact(String type, Object... parameters) {
    return COMPONENTS.create(ExecutionKinds.IMPACT, spec(type, parameters));
  }

  static ImprovementModel improvement(String type, Object... parameters) {
    return COMPONENTS.create(ExecutionKinds.IMPROVEMENT, spec(type, parameters));
  }

  static CommissionModel commission(String type, Object... parameters) {
    return COMPONENTS.create(ExecutionKinds.COMMISSION, spec(type, parameters));
  }

  static LatencyModel latency(String type, Object... parameters) {
    return COMPONENTS.create(ExecutionKinds.LATENCY, spec(type, parameters));
  }

  /** A market order in shares. */
  static SlippageModel.Trade trade(
      Side side, long quantity, double price, double volume, double... readings) {
    return trade(side, quantity, price, volume, 0, 0, readings);
  }

  static SlippageModel.Trade trade(
      Side side,
      long quantity,
      double price,
      double volume,
      long before,
      long earlier,
      double... readings) {
    List<Double> values = new ArrayList<>();
    for (double reading : readings) {
      values.add(reading);
    }
    return new SlippageModel.Trade(
        SHARE,
        terms(side, quantity),
        quantity,
        price,
        volume,
        new Conditions(0, before, earlier, values));
  }

  static OrderTerms terms(Side side, long quantity) {
    return new OrderTerms("ABC", side, quantity, OrderType.MARKET, Double.NaN, Double.NaN);
  }

  static CommissionModel.Trade fill(Instrument instrument, Side side, long units, double price) {
    return fill(instrument, side, units, price, Liquidity.TAKER, 0, 0);
  }

  static CommissionModel.Trade fill(
      Instrument instrument,
      Side side,
      long units,
      double price,
      Liquidity liquidity,
      double monthUnits,
      long monthValue) {
    return new CommissionModel.Trade(
        instrument,
        side,
        units,
        price,
        instrument.notional(price, units),
        liquidity,
        monthUnits,
        monthValue);
  }
}
