package io.admf.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal column: one strategy with one set of parameters on one list of series. Computed once,
 * however many portfolios use it.
 *
 * @param index its place in the run's list of signal columns
 * @param id its name in events and reports, such as {@code momentum_10_20_0.0}
 * @param series the series it reads, by index; it speaks about the first
 * @param classifier index of the classifier column whose regime its signals carry, or -1
 * @param filter an expression that must hold for a BUY or SELL to stand, or null
 */
public record SignalSpec(
    int index,
    String id,
    ComponentSpec strategy,
    List<Integer> series,
    int classifier,
    @Nullable String filter) {

  public SignalSpec {
    series = List.copyOf(series);
  }
}
