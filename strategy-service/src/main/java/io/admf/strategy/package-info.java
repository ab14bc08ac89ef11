/**
 * Strategies: bars in, signals out. The service's face and what a researcher implements.
 *
 * <p>To add a strategy, write a record that implements {@link io.admf.strategy.SignalStrategy} and
 * mark it {@link io.admf.strategy.Strategy}; a classifier or a feature likewise. To run them, give
 * a {@link io.admf.strategy.StrategyKernel} one block of bars after another. Nothing here knows a
 * portfolio: opinions depend on the market alone.
 */
@NullMarked
package io.admf.strategy;

import org.jspecify.annotations.NullMarked;
