package io.admf.portfolio.ordering;

import io.admf.event.AccountState;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.frame.Series;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.credit.Credit;
import io.admf.portfolio.credit.MarginWatch;
import io.admf.portfolio.decision.Open;
import java.util.List;

/**
 * What a portfolio does when its account is called: it gives up the same part of every position, by
 * market orders that only reduce, so that what is left needs no more than there is. Equity stays as
 * it is when positions are sold at their marks, so the part that can be kept is equity ÷
 * maintenance; each position keeps whole lots of it, rounded toward zero. Without equity nothing is
 * kept.
 */
public final class Liquidation {

  private final Desk desk;
  private final Credit credit;
  private final MarginWatch watch;
  private final List<Series> traded;

  public Liquidation(
      RunPlan plan, PortfolioSpec spec, Desk desk, Credit credit, MarginWatch watch) {
    this.desk = desk;
    this.credit = credit;
    this.watch = watch;
    this.traded = spec.series().stream().sorted().map(plan.series()::get).toList();
  }

  /** Asks for what is to be sold, if the account is called and not enough is under way. */
  public void decide(Moment now) {
    Snapshot snapshot = now.snapshot();
    AccountState state = snapshot.state();
    if (state == null || snapshot.equity() >= state.maintenanceMargin()) {
      return;
    }
    long needed = 0;
    List<Leg> legs = desk.holdings().legs();
    for (Series series : traded) {
      for (Leg leg : legs) {
        long kept = watch.kept(series.index(), leg);
        long value = credit.value(series, kept, now.block(), now.slice());
        needed = Math.addExact(needed, credit.account().margin().maintenanceOf(value));
      }
    }
    if (snapshot.equity() >= needed) {
      return;
    }
    long equity = Math.max(0, snapshot.equity());
    for (Series series : traded) {
      for (Leg leg : legs) {
        long kept = watch.kept(series.index(), leg);
        if (kept != 0) {
          long keep = series.instrument().lots(Money.share(Math.abs(kept), equity, needed));
          sell(now, series, Long.signum(kept), Math.abs(kept) - keep, needed);
        }
      }
    }
  }

  private void sell(Moment now, Series series, int sign, long units, long needed) {
    Side side = sign > 0 ? Side.SELL : Side.BUY;
    long expected = desk.expected(series, side, true);
    long most = Long.signum(expected) == sign ? Math.abs(expected) : 0; // the rest is on its way
    long quantity = Math.min(units, most);
    if (quantity == 0) {
      return;
    }
    String sizing =
        desk.telling()
            ? "liquidation: equity %s is less than %s"
                .formatted(Money.format(now.snapshot().equity()), Money.format(needed))
            : "";
    OrderTerms terms =
        OrderTerms.market(series.symbol(), side, quantity).with(OrderRules.PLAIN.reducing());
    Order order =
        desk.insist(
            now,
            new Ask(
                series,
                now.snapshot().header().id(),
                expected,
                terms,
                Open.Role.CLOSES,
                now.block().mark(series.index(), now.slice()),
                sizing),
            "liquidation");
    watch.liquidates(order.order());
  }
}
