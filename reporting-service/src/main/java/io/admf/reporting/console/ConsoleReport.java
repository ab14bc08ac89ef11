package io.admf.reporting.console;

import io.admf.event.Holding;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.MetricInfo;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary;
import io.admf.reporting.RunSummary.NoSignal;
import io.admf.reporting.library.metrics.RunStatistics.ActivityStatistics;
import io.admf.reporting.tally.Refusal;
import io.admf.reporting.tally.Troubles;
import io.admf.time.Instants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report of a run as plain text, at most 100 columns wide. */
public final class ConsoleReport {

  private static final int WIDTH = 100;
  private static final int RANKED = 20;
  private static final List<String> RANKING =
      List.of("total_return", "sharpe", "max_drawdown", "win_rate", "trades");
  private static final String INDENT = " ".repeat(11);
  private static final String LOUD = "\u001B[1;33m";
  private static final String PLAIN = "\u001B[0m";

  private final RunSummary run;
  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  private ConsoleReport(RunSummary run, boolean colour) {
    this.run = run;
    this.colour = colour;
  }

  /** The report without colour and without places on this machine, as kept with the results. */
  public static String plain(RunSummary run) {
    return new ConsoleReport(run, false).write(null);
  }

  /**
   * The report for a terminal.
   *
   * @param folder where the files are
   * @param colour whether warnings may be coloured: not when the output is no terminal
   */
  public static String of(RunSummary run, Path folder, boolean colour) {
    return new ConsoleReport(run, colour).write(folder);
  }

  private String write(@Nullable Path folder) {
    head();
    if (run.portfolios().size() == 1) {
      portfolio(run.portfolios().getFirst());
    } else if (!run.portfolios().isEmpty()) {
      ranking();
    }
    warnings();
    rule();
    line("Digest     " + run.digest());
    if (folder != null) {
      text.append("Files      ").append(folder).append('\n');
      line("           report.html, summary.json, fills.csv, trades.csv, costs.csv, equity.csv");
      if (run.plan().portfolios().size() > 1) {
        line("           sweep.parquet, kept.parquet: admf top and admf sql ask them");
      }
    }
    return text.toString();
  }

  private void head() {
    RunPlan plan = run.plan();
    String series = plan.series().stream().map(s -> s.id()).collect(Collectors.joining(", "));
    line(run.provenance().name() + "  (" + run.provenance().runId() + ")");
    rule();
    line(
        "Data       %s, %s bars, %s to %s"
            .formatted(
                series,
                Figures.count(run.data().bars()),
                Instants.brief(run.data().from()),
                lastDay()));
    line(
        "Run        %s, seed %d, %s ms"
            .formatted(
                run.provenance().placement(),
                plan.seed(),
                Figures.count(run.provenance().elapsedMs())));
    line(
        "Made of    config %s, data %s, code %s"
            .formatted(
                brief(run.provenance().configHash()),
                brief(run.provenance().dataHash()),
                run.provenance().codeVersion()));
    line(
        "Measured   in %s, %s periods per year, risk-free %s, acceptable return %s"
            .formatted(
                plan.currency(),
                Figures.parameter(run.conventions().periodsPerYear()),
                Figures.parameter(run.conventions().riskFree()),
                Figures.parameter(run.conventions().acceptable())));
    text.append('\n');
  }

  /** The day of the last bar: one that closes at midnight belongs to the day before. */
  private String lastDay() {
    long to = run.data().to();
    boolean daily = run.plan().series().getFirst().timeframe().daily();
    return daily ? Instants.format(to - 1).substring(0, 10) : Instants.brief(to);
  }

  private static String brief(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }

  private void portfolio(PortfolioSummary portfolio) {
    PortfolioSpec spec = portfolio.spec();
    line("Portfolio  " + spec.name() + "  (" + spec.container() + ")");
    String parameters = new Differences(List.of(spec)).shared();
    if (!parameters.isEmpty()) {
      Lines.wrap(parameters, WIDTH - INDENT.length()).forEach(part -> line(INDENT + part));
    }
    text.append('\n');
    List<MetricInfo> metrics = run.metrics();
    int half = (metrics.size() + 1) / 2;
    TextTable table = new TextTable("lrlr");
    for (int i = 0; i < half; i++) {
      List<String> cells = new ArrayList<>(cells(metrics.get(i), portfolio));
      if (i + half < metrics.size()) {
        List<String> right = cells(metrics.get(i + half), portfolio);
        cells.add("    " + right.getFirst());
        cells.add(right.getLast());
      }
      table.row(cells);
    }
    table.write(text, WIDTH);
    text.append('\n');
    activity(portfolio);
    for (Holding holding : portfolio.holdings()) {
      if (holding.quantity() != 0) {
        line(
            "Open       %s %s at %s, worth %s, unrealised %s"
                .formatted(
                    quantity(spec, holding),
                    holding.symbol(),
                    Figures.parameter(holding.price()),
                    Figures.money(Money.toDouble(holding.marketValue())),
                    Figures.money(Money.toDouble(holding.unrealisedPnl()))));
      }
    }
  }

  private static List<String> cells(MetricInfo metric, PortfolioSummary portfolio) {
    return List.of(
        metric.key().replace('_', ' '), Figures.of(metric.unit(), portfolio.metric(metric.key())));
  }

  private String quantity(PortfolioSpec spec, Holding holding) {
    var series = run.plan().tradedSeries(spec, holding.symbol());
    return series == null
        ? Long.toString(holding.quantity())
        : series.instrument().format(holding.quantity());
  }

  private void activity(PortfolioSummary portfolio) {
    ActivityStatistics activity = portfolio.statistics().activity();
    line(
        "Activity   %s orders, %s fills, %s trades closed, %s rejected"
            .formatted(
                Figures.count(activity.orders()),
                Figures.count(activity.fills()),
                Figures.count(portfolio.statistics().trades().count()),
                Figures.count(activity.rejected())));
    line(
        "Costs      commission %s, slippage %s"
            .formatted(Figures.money(activity.commission()), Figures.money(activity.slippage())));
  }

  private void ranking() {
    List<PortfolioSummary> ranking = run.ranking();
    line(
        "%s portfolios, by %s"
            .formatted(Figures.count(ranking.size()), run.rankBy().replace('_', ' ')));
    text.append('\n');
    List<String> keys = new ArrayList<>(RANKING);
    if (!keys.contains(run.rankBy())) {
      keys.addFirst(run.rankBy());
    }
    List<MetricInfo> shown =
        keys.stream()
            .flatMap(key -> run.metrics().stream().filter(m -> m.key().equals(key)))
            .toList();
    Differences differences =
        new Differences(ranking.stream().map(PortfolioSummary::spec).toList());
    TextTable table = new TextTable("l" + "r".repeat(shown.size()) + "l");
    List<String> head = new ArrayList<>(List.of("combo"));
    shown.forEach(m -> head.add(m.key().replace('_', ' ')));
    table.row(head);
    for (PortfolioSummary portfolio : ranking.subList(0, Math.min(RANKED, ranking.size()))) {
      List<String> cells = new ArrayList<>(List.of(portfolio.spec().comboId()));
      shown.forEach(m -> cells.add(Figures.of(m.unit(), portfolio.metric(m.key()))));
      cells.add(" " + differences.of(portfolio.spec()));
      table.row(cells);
    }
    table.write(text, WIDTH);
    if (ranking.size() > RANKED) {
      line("  and " + Figures.count(ranking.size() - RANKED) + " more in summary.json");
    }
    text.append('\n');
    if (!differences.shared().isEmpty()) {
      List<String> parts = Lines.wrap(differences.shared(), WIDTH - INDENT.length());
      line("All with   " + parts.getFirst());
      parts.stream().skip(1).forEach(part -> line(INDENT + part));
    }
    long orders = sum(p -> p.statistics().activity().orders());
    long fills = sum(p -> p.statistics().activity().fills());
    line(
        "Activity   %s orders, %s fills, commission %s, slippage %s"
            .formatted(
                Figures.count(orders),
                Figures.count(fills),
                Figures.money(cost(ActivityStatistics::commission)),
                Figures.money(cost(ActivityStatistics::slippage))));
  }

  private long sum(Function<PortfolioSummary, Long> part) {
    return run.portfolios().stream().mapToLong(part::apply).sum();
  }

  private double cost(ToDoubleFunction<ActivityStatistics> part) {
    return run.portfolios().stream()
        .mapToDouble(p -> part.applyAsDouble(p.statistics().activity()))
        .sum();
  }

  private void warnings() {
    for (NoSignal silent : run.silent()) {
      loud("NO SIGNAL  " + silent.strategyId() + " never gave one: " + silent.detail());
    }
    for (String notice : run.notices()) {
      loud("NOT USED   " + notice);
    }
    refusals("FAILED    ", Troubles::failures);
    refusals("REJECTED  ", Troubles::rejections);
    refusals("CANCELLED ", Troubles::cancellations);
    refusals("ALERT     ", Troubles::alerts);
    for (PortfolioSummary portfolio : run.portfolios()) {
      if (portfolio.statistics().activity().fills() == 0 && run.portfolios().size() <= RANKED) {
        loud("NO TRADE   " + portfolio.spec().container() + " was never filled");
      }
    }
  }

  private void refusals(String label, Function<Troubles, List<Refusal>> part) {
    SortedMap<String, Long> counts = new TreeMap<>();
    SortedMap<String, String> firsts = new TreeMap<>();
    for (PortfolioSummary portfolio : run.portfolios()) {
      for (Refusal refusal : part.apply(portfolio.troubles())) {
        counts.merge(refusal.rule(), refusal.count(), Long::sum);
        firsts.putIfAbsent(refusal.rule(), portfolio.spec().comboId() + ": " + refusal.first());
      }
    }
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      loud(
          "%s %s x %s, first %s"
              .formatted(
                  label,
                  Figures.count(entry.getValue()),
                  entry.getKey(),
                  firsts.get(entry.getKey())));
    }
  }

  /** A warning is never cut: it goes on below. */
  private void loud(String warning) {
    String label = warning.substring(0, INDENT.length());
    String indent = label;
    for (String part : Lines.wrap(warning.substring(INDENT.length()), WIDTH - INDENT.length())) {
      String line = indent + part;
      text.append(colour ? LOUD + line + PLAIN : line).append('\n');
      indent = INDENT;
    }
  }

  private void line(String line) {
    text.append(Lines.cut(line, WIDTH)).append('\n');
  }

  private void rule() {
    text.append("-".repeat(WIDTH)).append('\n');
  }
}
