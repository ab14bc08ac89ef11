package io.admf.reporting.cost;

import io.admf.event.Order;

/** The cost of one order. */
public record CostOf(Order order, Shortfall.Decision decision, OrderCost cost) {}
