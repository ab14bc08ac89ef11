package io.admf.event;

/** What a signal advises. HOLD is no opinion: it changes nothing. */
public enum Action {
  BUY,
  SELL,
  HOLD
}
