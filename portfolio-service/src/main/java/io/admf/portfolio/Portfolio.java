package io.admf.portfolio;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.InvariantException;
import io.admf.event.Leg;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.Snapshot;
import io.admf.frame.ActionCursor;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.credit.Credit;
import io.admf.portfolio.credit.MarginWatch;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Turns;
import io.admf.portfolio.ordering.Decider;
import io.admf.portfolio.ordering.Desk;
import io.admf.portfolio.ordering.Follower;
import io.admf.portfolio.ordering.Liquidation;
import io.admf.portfolio.ordering.Moment;
import io.admf.portfolio.ordering.Script;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One portfolio: what it holds, and who decides for it. */
final class Portfolio {

  private final Holdings holdings;
  private final List<Series> traded;
  private final Desk desk;
  private final Decider decider;
  private final ActionCursor actions = new ActionCursor();

  private final String container;
  private final @Nullable MarginWatch watch;
  private final @Nullable Liquidation liquidation;
  private @Nullable BarBlock block;

  /**
   * @param turns where its opinion turns; null where a script decides
   */
  Portfolio(
      RunPlan plan,
      PortfolioSpec spec,
      @Nullable Turns turns,
      Components components,
      boolean telling) {
    this.holdings = new Holdings(plan.series().size(), spec.account().legs());
    this.traded = spec.series().stream().map(plan.series()::get).toList();
    this.container = spec.container();
    Credit credit = new Credit(plan, spec, holdings);
    this.desk = new Desk(plan, spec, components, holdings, credit, telling);
    this.watch = credit.lends() ? new MarginWatch(credit, holdings, plan.series().size()) : null;
    this.liquidation = watch == null ? null : new Liquidation(plan, spec, desk, credit, watch);
    this.decider =
        turns == null
            ? new Script(plan, spec, desk)
            : new Follower(plan, spec, turns, components, desk);
  }

  void read(BarBlock next, List<FeatureFrame> frames) {
    actions.enter(next, holdings::act);
    block = next;
    if (watch != null) {
      watch.enter(next);
    }
    desk.read(frames);
    decider.read(next, frames);
  }

  long nextDecision(long from) {
    long next = decider.next(from);
    return watch == null ? next : Math.min(next, watch.next(from, next));
  }

  /** Goes through the corporate actions up to a slice, which come before all else in it. */
  private void advance(long slice) {
    for (MarketFrame.Action action = actions.take(slice);
        action != null;
        action = actions.take(slice)) {
      holdings.act(action);
    }
  }

  void hear(Event event) {
    advance(event.header().slice());
    switch (event) {
      case Fill fill -> decider.filled(fill, holdings.filled(fill));
      case OrderCancelled cancelled -> ended(cancelled.order(), cancelled.header().slice());
      case OrderRejected rejected -> ended(rejected.order(), rejected.header().slice());
      default -> {}
    }
  }

  private void ended(long order, long slice) {
    holdings.ended(order);
    if (watch != null) {
      watch.ended(order, slice);
    }
  }

  void decide(long slice, Snapshot snapshot, Consumer<Event> out) {
    advance(slice);
    Moment now = new Moment(slice, Objects.requireNonNull(block), snapshot, out);
    if (watch == null || liquidation == null) {
      decider.decide(now);
      return;
    }
    liquidation.decide(now);
    if (decider.next(slice) == slice) {
      decider.decide(now);
    }
    watch.know(slice, snapshot);
  }

  /**
   * Compares what the portfolio knows of itself with what the ledger says.
   *
   * @throws InvariantException at the first difference, with both figures
   */
  void reconcile(Snapshot snapshot) {
    long slice = snapshot.header().slice();
    advance(slice);
    if (holdings.fills() != snapshot.fills()) {
      throw new InvariantException(
          container,
          slice,
          "expected the ledger to know %d fills as the portfolio does, was %d"
              .formatted(holdings.fills(), snapshot.fills()));
    }
    if (snapshot.holdings().isEmpty() && !whole(snapshot)) {
      return; // figures: the ledger does not list what it holds
    }
    for (Series each : traded) {
      for (Leg leg : holdings.legs()) {
        long theirs = 0;
        for (Holding holding : snapshot.holdings()) {
          boolean same = holding.symbol().equals(each.symbol()) && isOf(leg, holding.quantity());
          theirs = same ? holding.quantity() : theirs;
        }
        long ours = holdings.position(each.index(), leg);
        if (ours != theirs) {
          throw new InvariantException(
              container,
              slice,
              "expected the ledger to hold %d units of %s as the portfolio does, was %d"
                  .formatted(ours, each.symbol(), theirs));
        }
      }
    }
  }

  private static boolean isOf(Leg leg, long quantity) {
    return switch (leg) {
      case NET -> true;
      case LONG -> quantity > 0;
      case SHORT -> quantity < 0;
    };
  }

  /** Whether a snapshot lists what is held: one of figures has no story. */
  private static boolean whole(Snapshot snapshot) {
    return !snapshot.header().correlationId().isEmpty();
  }

  long position(int series, Leg leg) {
    return holdings.position(series, leg);
  }
}
