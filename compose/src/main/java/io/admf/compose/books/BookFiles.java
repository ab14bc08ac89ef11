package io.admf.compose.books;

import io.admf.compose.Rerun;
import io.admf.compose.Workbench;
import io.admf.compose.expansion.Selection;
import io.admf.compose.explain.EventLogs;
import io.admf.config.BadInputException;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.BookReader;
import io.admf.ledger.book.Period;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.trace.EventJson;
import java.io.IOException;
import java.nio.file.Files;
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

  private static final int SHOWN = 5;

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
    Rerun.summary(run);
    Path scratch = Files.createTempDirectory("admf-ledger");
    try (Workbench bench = Rerun.workbench(run)) {
      RunPlan whole = Rerun.plan(run, bench);
      PortfolioSpec wanted = portfolio(whole, portfolio);
      String combo = whole.portfolios().size() == 1 ? null : wanted.comboId();
      RunPlan plan = combo == null ? whole : Selection.only(whole, combo);
      List<String> containers = containers(plan);
      EventLogs logs = new EventLogs(run, EventJson.of(plan));
      if (!containers.stream().allMatch(logs::has)) {
        told.accept("The run was not traced; running %s again.".formatted(wanted.comboId()));
        logs = new EventLogs(Rerun.traced(run, combo, scratch), EventJson.of(plan));
      }
      BookReader reader = new BookReader(plan, plan.portfolios().getFirst(), period);
      for (String container : containers) {
        logs.each(container, reader::add);
      }
      return reader.book(Rerun.summary(run).path("run_id").asText());
    } finally {
      Rerun.remove(scratch);
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

  private static PortfolioSpec portfolio(RunPlan plan, @Nullable String name) {
    List<PortfolioSpec> all = plan.portfolios();
    List<PortfolioSpec> meant =
        name == null
            ? all
            : all.stream()
                .filter(
                    each ->
                        each.comboId().equals(name)
                            || each.container().equals(name)
                            || each.name().equals(name))
                .toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    throw new BadInputException(
        "--portfolio" + (name == null ? "" : " " + name),
        meant.isEmpty()
            ? "there is no such portfolio; the run has " + some(all)
            : "expected one of the portfolios of the run: " + some(meant));
  }

  private static String some(List<PortfolioSpec> portfolios) {
    List<String> names =
        new ArrayList<>(portfolios.stream().limit(SHOWN).map(PortfolioSpec::comboId).toList());
    if (portfolios.size() > SHOWN) {
      names.add("… " + portfolios.getLast().comboId());
    }
    return String.join(", ", names);
  }
}
