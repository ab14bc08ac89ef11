package io.admf.reporting.gain;

import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.PortfolioUpdate;
import io.admf.event.Posting;
import io.admf.event.Snapshot;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.reporting.gain.Gain.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up income and expenses of one account from its journal. For one thread. */
public final class GainTally {

  private static final Comparator<Line> BY_SOURCE =
      Comparator.comparing(Line::source).thenComparing(Line::symbol);

  private final PortfolioSpec portfolio;
  private final Map<String, Long> balances = new TreeMap<>();

  /** Of a portfolio that has its initial capital and nothing else. */
  public GainTally(PortfolioSpec portfolio) {
    this.portfolio = portfolio;
  }

  /** The account changed. */
  public void add(PortfolioUpdate update) {
    for (Posting line : update.entry()) {
      String account = line.account();
      if (account.startsWith("Income:") || account.startsWith("Expenses:")) {
        balances.merge(account, Math.negateExact(line.amount()), Math::addExact);
      }
    }
  }

  /**
   * What the account gained in all.
   *
   * @param last the account at the end
   * @throws InvariantException if the lines do not sum to the change of equity
   */
  public Gain gain(Snapshot last) {
    List<Line> lines = new ArrayList<>();
    balances.forEach(
        (account, amount) -> {
          Source source = Source.of(account);
          String symbol = source == Source.OTHER ? account : source.symbol(account);
          lines.add(new Line(source, symbol, amount));
        });
    Map<String, Long> open = new TreeMap<>(); // a symbol that is hedged is held twice
    for (Holding holding : last.holdings()) {
      open.merge(holding.symbol(), holding.unrealisedPnl(), Math::addExact);
    }
    open.forEach((symbol, amount) -> lines.add(new Line(Source.UNREALISED, symbol, amount)));
    lines.removeIf(line -> line.amount() == 0);
    lines.sort(BY_SOURCE);
    Gain gain = new Gain(lines);
    long change = Math.subtractExact(last.equity(), portfolio.initialCapital());
    if (gain.change() != change) {
      throw new InvariantException(
          portfolio.container(),
          last.header().slice(),
          "expected income, expenses and what is open to be the change of equity of %s, was %s"
              .formatted(Money.format(change), Money.format(gain.change())));
    }
    return gain;
  }
}
