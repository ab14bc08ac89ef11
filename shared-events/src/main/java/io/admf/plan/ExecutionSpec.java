package io.admf.plan;

/**
 * How orders of a portfolio meet the market.
 *
 * @param name the execution model's name in reports
 * @param maxParticipation the largest part of a bar's volume that the portfolio's orders may take
 *     together, 0 to 1; 0 for no limit
 */
public record ExecutionSpec(
    String name,
    FillTiming fillAt,
    ComponentSpec slippage,
    ComponentSpec commission,
    double maxParticipation) {}
