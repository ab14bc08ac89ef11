package io.admf.reporting.cost;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What several orders cost together, in one currency.
 *
 * @param symbol that they are of; empty for several
 * @param currency of the amounts, which are money units
 * @param orders how many
 * @param value of the whole orders at the prices of their decisions
 * @param traded value of what traded, at the prices of the fills
 * @param parts one amount for each {@link CostPart}
 */
public record CostSum(
    String symbol,
    String currency,
    long orders,
    long value,
    long traded,
    Map<CostPart, Long> parts) {

  public CostSum {
    parts = Collections.unmodifiableMap(new EnumMap<>(parts));
  }

  static CostSum none(String symbol, String currency) {
    Map<CostPart, Long> zeros = new EnumMap<>(CostPart.class);
    for (CostPart part : CostPart.values()) {
      zeros.put(part, 0L);
    }
    return new CostSum(symbol, currency, 0, 0, 0, zeros);
  }

  CostSum plus(OrderCost cost) {
    Map<CostPart, Long> sums = new EnumMap<>(CostPart.class);
    for (CostPart part : CostPart.values()) {
      sums.put(part, Math.addExact(of(part), part.of(cost)));
    }
    return new CostSum(
        symbol,
        currency,
        orders + 1,
        Math.addExact(value, cost.value()),
        Math.addExact(traded, cost.traded()),
        sums);
  }

  CostSum plus(CostSum other) {
    Map<CostPart, Long> sums = new EnumMap<>(CostPart.class);
    for (CostPart part : CostPart.values()) {
      sums.put(part, Math.addExact(of(part), other.of(part)));
    }
    return new CostSum(
        symbol,
        currency,
        orders + other.orders,
        Math.addExact(value, other.value),
        Math.addExact(traded, other.traded),
        sums);
  }

  /** One part, money units. */
  public long of(CostPart part) {
    return Objects.requireNonNull(parts.get(part));
  }

  /** What somebody was paid: spread, impact and commission less improvement; money units. */
  public long paid() {
    long sum = 0;
    for (CostPart part : CostPart.values()) {
      sum += part.paid() ? of(part) : 0;
    }
    return sum;
  }
}
