package io.admf.event;

/** The kinds of event, by the names used on addresses, in YAML and in event logs. */
public enum EventType {
  /** A bar of market data is complete. */
  BAR,
  /** Best bid and ask. */
  QUOTE,
  /** A split, dividend, symbol change or delisting. */
  CORPORATE_ACTION,
  /** A macro-economic release. */
  ECONOMIC,
  /** Indicator values of one bar. */
  FEATURES,
  /** A classifier named the regime of one bar. */
  CLASSIFICATION,
  /** The regime differs from that of the bar before. */
  REGIME_CHANGE,
  /** A strategy's opinion. */
  SIGNAL,
  /** A portfolio wishes to trade; risk has not spoken yet. */
  ORDER_REQUEST,
  /** Risk approved a request: the order intent that execution accepts. */
  ORDER,
  /** Risk or execution refused. */
  ORDER_REJECTED,
  /** An order ended before it was filled. */
  ORDER_CANCELLED,
  /** All or part of an order traded. */
  FILL,
  /** A position was opened from flat. */
  POSITION_OPEN,
  /** A position became flat. */
  POSITION_CLOSE,
  /** The account changed, with the journal entry that changed it. */
  PORTFOLIO_UPDATE,
  /** The state of the account at one slice. */
  SNAPSHOT,
  /** A risk limit is breached (RISK_BREACH). */
  RISK_ALERT,
  /** A component failed. */
  ERROR,
  /** A run began or ended. */
  RUN,
  /** A phase began or ended. */
  PHASE,
  /** Something about a strategy that is not a signal. */
  STRATEGY,
  /** A portfolio asks for an order to be cancelled or changed. */
  ORDER_CHANGE,
  /** An order went on in its life without trading or ending. */
  ORDER_UPDATE,
  /** Units of a lot were closed. */
  LOT_CLOSE
}
