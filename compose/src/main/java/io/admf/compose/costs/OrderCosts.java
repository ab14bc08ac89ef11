package io.admf.compose.costs;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.admf.compose.past.PastPortfolio;
import io.admf.config.BadInputException;
import io.admf.reporting.results.CostFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The costs of the orders of a results folder. A portfolio that was not kept is run again, and must
 * give the digest that it gave.
 */
public final class OrderCosts {

  private OrderCosts() {}

  /**
   * The rows of a portfolio in {@code costs.csv}, in the order of decisions.
   *
   * @param run the results folder
   * @param portfolio a combination, a container or the name of a portfolio; null for the only one
   * @param told hears what takes time, for people
   * @throws BadInputException if it is no results folder, has no such portfolio, or cannot be
   *     repeated
   */
  public static List<NamedCsvRecord> read(
      Path run, @Nullable String portfolio, Consumer<String> told) throws IOException {
    try (PastPortfolio past = PastPortfolio.open(run, portfolio, told)) {
      String container = past.spec().container();
      return CostFile.of(past.folder(folder -> CostFile.has(folder, container)), container);
    }
  }
}
