package io.admf.compose.forecast;

import io.admf.component.Names;
import io.admf.compose.axis.LeftOut;
import io.admf.plan.PortfolioSpec;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A forecast for people. */
public final class ForecastText {

  private static final int WIDTH = 100;

  /** The most that are listed in full; of more, the first few and the last. */
  private static final int LISTED = 8;

  private static final int FIRST_FEW = 3;

  private final Forecast forecast;
  private final StringBuilder text = new StringBuilder();
  private final Formatter out = new Formatter(text, Locale.ROOT);

  private ForecastText(Forecast forecast) {
    this.forecast = forecast;
  }

  /** The text, ending with a line break. */
  public static String of(Forecast forecast) {
    return new ForecastText(forecast).text();
  }

  private String text() {
    out.format("%s  (configuration %s)\n", forecast.name(), forecast.configHash());
    out.format("%s\n", "-".repeat(WIDTH));
    String ids =
        forecast.portfolios() == 1
            ? forecast.first().comboId()
            : forecast.first().comboId() + " to " + forecast.last().comboId();
    out.format("Combinations  %,d: %s\n", forecast.portfolios(), ids);
    out.format(
        "Containers    %,d symbol, %,d portfolio, %,d execution\n",
        forecast.series().size(), forecast.portfolios(), forecast.executions());
    out.format(
        "Columns       %s, %s; %s\n",
        count(forecast.signals(), "signal column"),
        count(forecast.classifiers(), "classifier column"),
        shared());
    axes();
    leftOut();
    series();
    out.format("\n");
    combination("First", forecast.first());
    if (forecast.portfolios() > 1) {
      combination("Last", forecast.last());
    }
    out.format("\n");
    cost();
    if (!forecast.notices().isEmpty()) {
      out.format("\n");
      forecast.notices().forEach(notice -> out.format("Not used      %s\n", notice));
    }
    return text.toString();
  }

  private String shared() {
    Forecast.Shared shared = forecast.shared();
    if (shared.most() == 0) {
      return "no signals: scripts say what is ordered";
    }
    return shared.fewest() == shared.most()
        ? "each signal is heard by " + count(shared.most(), "portfolio")
        : String.format(
            Locale.ROOT,
            "a signal is heard by %,d to %,d portfolios",
            shared.fewest(),
            shared.most());
  }

  private void axes() {
    if (!forecast.axes().isEmpty()) {
      out.format("\n");
      out.format("%-28s %7s  %s\n", "Axis", "count", "values");
      for (AxisValues axis : forecast.axes()) {
        out.format(
            "%-28s %,7d  %s\n",
            axis.name(),
            axis.values().size(),
            listed(axis.values().stream().map(Names::text).toList()));
      }
    }
  }

  private void leftOut() {
    if (!forecast.leftOut().isEmpty()) {
      out.format("\n");
      out.format("Left out by constraints\n");
      for (LeftOut each : forecast.leftOut()) {
        out.format(
            "%,10d %s: %s  (%s)\n", each.count(), each.of(), each.constraint(), each.place());
      }
    }
  }

  private void series() {
    out.format("\n");
    out.format("%-16s %-28s %s\n", "Symbol container", "bars", "features");
    for (Forecast.Hub hub : forecast.series()) {
      out.format(
          "%-16s %-28s %s\n",
          hub.id(),
          bars(hub.bars()),
          hub.features().isEmpty() ? "0" : hub.features().size() + ": " + listed(hub.features()));
    }
  }

  private static String bars(BarCount bars) {
    return switch (bars.known()) {
      case EXACTLY -> String.format(Locale.ROOT, "%,d", bars.bars());
      case AT_MOST -> String.format(Locale.ROOT, "at most %,d", bars.bars());
      case UNTIL_READ -> "unknown until read";
    };
  }

  private void combination(String which, PortfolioSpec portfolio) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-6s", which));
    row.append(portfolio.comboId());
    String indent = " ".repeat(row.length());
    for (var entry : portfolio.parameters().entrySet()) {
      String word = " " + entry.getKey() + "=" + Names.text(entry.getValue());
      if (row.length() + word.length() > WIDTH) {
        out.format("%s\n", row);
        row = new StringBuilder(indent);
      }
      row.append(word);
    }
    out.format("%s\n", row);
  }

  private void cost() {
    Cost cost = forecast.cost();
    out.format("Memory        about %,.0f MB\n", cost.bytes() / 1e6);
    if (cost.complete()) {
      out.format(
          "Time          about %s on one thread, for %,d combination-bars\n",
          duration(cost.seconds()), cost.combinationBars());
    } else {
      out.format(
          "Time          unknown until bars are read; a thread does %,.0f combination-bars a second\n",
          Rates.COMBINATION_BARS_PER_SECOND);
    }
    out.format(
        "              by the rates in docs/performance.md; traces and kept curves come on top\n");
  }

  private static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : seconds < 7200
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  private static String listed(List<String> all) {
    if (all.size() <= LISTED) {
      return String.join(", ", all);
    }
    return all.stream().limit(FIRST_FEW).collect(Collectors.joining(", ")) + ", … " + all.getLast();
  }

  private static String count(int number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
