package io.admf.compose.books;

import io.admf.compose.explain.EventLogs;
import io.admf.compose.past.PastPortfolio;
import io.admf.config.BadInputException;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.BookReader;
import io.admf.ledger.book.Period;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the book of one portfolio from a results folder. Where its events were not kept, that
 * portfolio alone is run again, and must give the digest that it gave.
 */
public final class BookFiles {

  private BookFiles() {}

  /**
   * The book.
   *
   * @param run the results folder
   * @param portfolio a combination, a container or the name of one; null where the run has one
   *     alone
   * @param told hears what takes time, for people
   * @throws BadInputException if it is no results folder, has no such portfolio, or cannot be
   *     repeated
   */
  public static Book read(
      Path run, @Nullable String portfolio, Period period, Consumer<String> told)
      throws IOException {
    try (PastPortfolio past = PastPortfolio.open(run, portfolio, told)) {
      List<String> containers = containers(past.plan());
      EventLogs logs = past.logs(containers);
      BookReader reader = new BookReader(past.plan(), past.spec(), period);
      for (String container : containers) {
        logs.each(container, reader::add);
      }
      return reader.book(past.runId());
    }
  }

  /** The series that a portfolio trades, those that are rates, then the portfolio. */
  private static List<String> containers(RunPlan plan) {
    PortfolioSpec portfolio = plan.portfolios().getFirst();
    TreeSet<Integer> series = new TreeSet<>(portfolio.series());
    plan.rates().forEach(rate -> series.add(rate.series()));
    List<String> containers = new ArrayList<>();
    series.forEach(index -> containers.add(plan.series().get(index).id()));
    containers.add(portfolio.container());
    return containers;
  }
}
