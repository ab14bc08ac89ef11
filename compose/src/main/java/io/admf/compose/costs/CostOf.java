package io.admf.compose.costs;

import io.admf.event.Order;
import io.admf.execution.cost.OrderCost;
import io.admf.execution.cost.Shortfall;

/** The cost of one order. */
public record CostOf(Order order, Shortfall.Decision decision, OrderCost cost) {}
