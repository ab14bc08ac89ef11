package io.admf.event;

import org.jspecify.annotations.Nullable;

/** Something that happened in a run: immutable, named, and tied to its cause. */
public sealed interface Event
    permits Bar,
        Quote,
        CorporateAction,
        EconomicRelease,
        Features,
        Classification,
        RegimeChange,
        Signal,
        OrderRequest,
        Order,
        OrderRejected,
        OrderCancelled,
        OrderChange,
        OrderUpdate,
        Fill,
        PositionOpen,
        PositionClose,
        LotClose,
        PortfolioUpdate,
        Snapshot,
        RiskAlert,
        Failure,
        RunLifecycle,
        PhaseLifecycle,
        StrategyLifecycle {

  /** Identity, cause and time. */
  Header header();

  /** Its kind. */
  default EventType type() {
    return header().id().type();
  }

  /** The container that it belongs to; for trading events this is the portfolio's id. */
  default String container() {
    return header().id().container();
  }

  /** Its deterministic name. */
  default EventId eventId() {
    return header().id();
  }

  /** The story it belongs to. */
  default String correlationId() {
    return header().correlationId();
  }

  /** The event that made it happen. */
  default @Nullable EventId causationId() {
    return header().causationId();
  }

  /** When it happened, epoch nanoseconds. */
  default long eventTime() {
    return header().eventTime();
  }
}
