package io.admf.compose.experiment;

import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.plan.DataSpec;
import java.util.List;

/**
 * Series and where their bars come from: what an experiment says before it says what to do.
 *
 * @param name of the file that says so, or the name that it gives itself
 * @param seed of what the source draws
 * @param currency of prices
 * @param frameSlices slices in a frame; changes no result
 */
public record Dataset(
    String name, long seed, String currency, int frameSlices, List<Symbol> symbols, DataSpec data) {

  static Dataset of(Experiment experiment) {
    return new Dataset(
        experiment.name(),
        experiment.seed(),
        experiment.currency(),
        experiment.frameSlices(),
        experiment.symbols(),
        experiment.data());
  }
}
