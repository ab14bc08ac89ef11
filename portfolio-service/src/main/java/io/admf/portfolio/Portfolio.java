package io.admf.portfolio;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderUpdate;
import io.admf.event.Snapshot;
import io.admf.frame.ActionCursor;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Turns;
import io.admf.portfolio.ordering.Decider;
import io.admf.portfolio.ordering.Desk;
import io.admf.portfolio.ordering.Follower;
import io.admf.portfolio.ordering.Moment;
import io.admf.portfolio.ordering.Script;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One portfolio: what it holds, and who decides for it. */
final class Portfolio {

  private final Holdings holdings;
  private final Decider decider;
  private final ActionCursor actions = new ActionCursor();

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
    this.holdings = new Holdings(plan.series().size());
    Desk desk = new Desk(plan, spec, components, holdings, telling);
    this.decider =
        turns == null
            ? new Script(plan, spec, desk)
            : new Follower(plan, spec, turns, components, desk);
  }

  void read(BarBlock next, List<FeatureFrame> frames) {
    actions.enter(next, holdings::act);
    block = next;
    decider.read(next, frames);
  }

  long nextDecision(long from) {
    return decider.next(from);
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
      case OrderCancelled cancelled -> holdings.ended(cancelled.order());
      case OrderRejected rejected -> holdings.ended(rejected.order());
      case OrderUpdate update -> holdings.updated(update);
      default -> {}
    }
  }

  void decide(long slice, Snapshot snapshot, Consumer<Event> out) {
    advance(slice);
    decider.decide(new Moment(slice, Objects.requireNonNull(block), snapshot, out));
  }
}
