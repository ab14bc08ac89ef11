package io.admf.execution.desk;

import io.admf.event.InvariantException;
import io.admf.event.OrderRules;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.execution.matching.RestingOrder;
import io.admf.money.Instrument;
import org.jspecify.annotations.Nullable;

/** An order at the desk: what it waits for, what it has traded, and where it is in a bar. */
final class Ticket {

  private final RestingOrder order;
  private final long arrival;
  private final long reach;
  private final boolean gone;
  private @Nullable OrderTerms offsets;
  private long traded;
  private double value;
  private long used;
  private long allowed;
  private double parentValue;
  private long dayEnd = Long.MAX_VALUE;
  private long activated = Long.MIN_VALUE;

  // where it is in the bar under way
  private @Nullable Stretch stretch;
  private boolean offered;
  private boolean fresh;
  private boolean spent;
  private boolean arrived;
  private long freshTime;

  /**
   * @param arrival its decision and its latency, epoch nanoseconds: what comes earlier is dealt
   *     with first
   * @param reach when it reaches the market, epoch nanoseconds; {@link Long#MIN_VALUE} for as soon
   *     as it is decided
   * @param gone whether its symbol trades no more
   */
  Ticket(RestingOrder order, long arrival, long reach, boolean gone) {
    this.gone = gone;
    this.arrival = arrival;
    this.order = order;
    this.reach = reach;
    OrderRules rules = order.terms().rules();
    this.offsets = rules.basis() == PriceBasis.PRICE ? null : order.terms();
  }

  RestingOrder order() {
    return order;
  }

  long number() {
    return order.order().order();
  }

  long parent() {
    return order.order().contingency().parent();
  }

  long group() {
    return order.order().contingency().group();
  }

  OrderTerms terms() {
    return order.terms();
  }

  OrderType type() {
    return order.terms().type();
  }

  OrderRules rules() {
    return order.terms().rules();
  }

  boolean buy() {
    return order.terms().side() == Side.BUY;
  }

  int series() {
    return order.series().index();
  }

  Instrument instrument() {
    return order.series().instrument();
  }

  /** Whether its symbol trades no more. */
  boolean gone() {
    return gone;
  }

  /** The time of its decision and its latency. */
  long arrival() {
    return arrival;
  }

  /** When it reaches the market. */
  long reach() {
    return reach;
  }

  boolean ended() {
    return order.status().terminal();
  }

  /** Whether it may trade, as far as its own life is concerned. */
  boolean live() {
    return switch (order.status()) {
      case PENDING, TRIGGERED, PARTIALLY_FILLED -> true;
      case NEW, HELD, FILLED, CANCELLED, REJECTED, EXPIRED -> false;
    };
  }

  /** Whether it trades when it first can, or ends. */
  boolean atOnce() {
    return rules().timeInForce() == TimeInForce.IOC || rules().timeInForce() == TimeInForce.FOK;
  }

  /** Whether it trades at the next price that there is: a market order, or a stop once reached. */
  boolean asMarket() {
    return switch (type()) {
      case MARKET -> true;
      case STOP, TRAILING_STOP -> order.triggered();
      case LIMIT, STOP_LIMIT, MARKET_ON_OPEN, MARKET_ON_CLOSE, LIMIT_ON_OPEN, LIMIT_ON_CLOSE ->
          false;
    };
  }

  /** Whether it rests at its limit. */
  boolean asLimit() {
    return type() == OrderType.LIMIT || (type() == OrderType.STOP_LIMIT && order.triggered());
  }

  /** Whether it waits for its stop. */
  boolean asStop() {
    return type().stops() && !order.triggered();
  }

  /** Size units that it may trade now, as far as its parent goes. */
  long free() {
    return parent() == 0
        ? order.remaining()
        : Math.max(0, Math.min(order.remaining(), allowed - used));
  }

  /** Another of its group has traded what it now may not. */
  void taken(long quantity) {
    used += quantity;
    order.change(terms(), Math.max(0, order.remaining() - quantity));
  }

  /** Size units that it, or others of its group, have traded. */
  long used() {
    return used;
  }

  /** Size units that its parent has traded. */
  long allowed() {
    return allowed;
  }

  /** Remembers what it has traded, and at which price. */
  void filled(long quantity, double price) {
    traded += quantity;
    used += quantity;
    value += price * quantity;
  }

  /** The parent has traded. */
  void parentTraded(long quantity, double priceTimesQuantity) {
    allowed += quantity;
    parentValue += priceTimesQuantity;
  }

  /** What its parent had traded before it came. */
  void follow(Ticket trader) {
    allowed = trader.traded;
    parentValue = trader.value;
  }

  /** Whether its prices change with the average at which its parent is filled. */
  boolean followsPrice() {
    return offsets != null && !order.triggered() && type() != OrderType.TRAILING_STOP;
  }

  /** It was given other prices: counted as before while it waits, as they are from then on. */
  void priced(OrderTerms next) {
    offsets = next.rules().basis() == PriceBasis.PRICE ? null : next;
  }

  /**
   * Counts its prices from the average price at which its parent was filled.
   *
   * @return whether that makes sense
   */
  boolean price() {
    OrderTerms from = offsets;
    if (from == null) {
      return true;
    }
    double average = parentValue / allowed;
    boolean percent = from.rules().basis() == PriceBasis.PARENT_PERCENT;
    double limit = percent ? average * (1 + from.limitPrice() / 100) : average + from.limitPrice();
    double stop = percent ? average * (1 + from.stopPrice() / 100) : average + from.stopPrice();
    OrderTerms now = terms().with(rules().from(PriceBasis.PRICE)).at(limit, stop);
    order.change(onTick(now), order.remaining());
    return !(limit <= 0) && !(stop <= 0);
  }

  /** Puts its prices on the tick, never to its advantage. */
  void onTick() {
    if (instrument().tick() != 0) {
      order.change(onTick(terms()), order.remaining());
    }
  }

  private OrderTerms onTick(OrderTerms now) {
    return now.at(
        instrument().onTick(now.limitPrice(), !buy()), instrument().onTick(now.stopPrice(), buy()));
  }

  /** A trailing stop follows a price, never away from the market. */
  void trail(double price) {
    if (type() != OrderType.TRAILING_STOP || order.triggered() || Double.isNaN(price)) {
      return;
    }
    OrderRules rules = rules();
    double distance = rules.trailInPercent() ? price * rules.trail() / 100 : rules.trail();
    double level = instrument().onTick(buy() ? price + distance : price - distance, buy());
    double now = terms().stopPrice();
    if (Double.isNaN(now) || (buy() ? level < now : level > now)) {
      order.change(terms().at(terms().limitPrice(), level), order.remaining());
    }
  }

  /** Begins to trail at a price, unless it was said where it begins. */
  void trailFrom(double price) {
    if (Double.isNaN(terms().stopPrice())) {
      trail(price);
    }
  }

  /** Goes through a split. */
  void split(double ratio) {
    OrderRules rules = rules();
    order.split(ratio);
    if (!rules.trailInPercent() && !Double.isNaN(rules.trail())) {
      OrderRules scaled = rules.trailing(rules.trail() / ratio, false);
      order.change(terms().with(scaled), order.remaining());
    }
    OrderTerms from = offsets;
    if (from != null && from.rules().basis() == PriceBasis.PARENT_AMOUNT) {
      offsets = from.at(from.limitPrice() / ratio, from.stopPrice() / ratio);
    }
    if (rules.basis() == PriceBasis.PARENT_PERCENT && from != null) {
      order.change(terms().at(from.limitPrice(), from.stopPrice()), order.remaining());
    }
    if (offsets == null || order.status() != OrderStatus.HELD) {
      onTick();
    }
    traded = Instrument.split(traded, ratio);
    used = Instrument.split(used, ratio);
    allowed = Instrument.split(allowed, ratio);
  }

  /** When the order that it hangs on made it active; {@link Long#MIN_VALUE} for not so. */
  long activated() {
    return activated;
  }

  void activated(long time) {
    activated = time;
  }

  /** When the trading day of the first bar that it meets ends; for orders of a day. */
  long dayEnd() {
    return dayEnd;
  }

  /** It has met its first bar. */
  void day(long end) {
    dayEnd = end;
  }

  /** What it has yet to see of the bar; null when it takes no part in it. */
  @Nullable Stretch stretch() {
    return stretch;
  }

  /** The same where it is known to take part. */
  Stretch present() {
    Stretch now = stretch;
    if (now == null) {
      throw new InvariantException(
          order.order().container(), 0, "expected order %d in the bar".formatted(number()));
    }
    return now;
  }

  void stretch(@Nullable Stretch next) {
    stretch = next;
  }

  /** Begins a bar. */
  void begin(@Nullable Stretch whole) {
    stretch = whole;
    offered = false;
    fresh = false;
    spent = false;
    arrived = false;
  }

  /** Whether it came while this bar was under way. */
  boolean arrived() {
    return arrived;
  }

  void arrive() {
    arrived = true;
  }

  /** Becomes part of a bar under way. */
  void join(Stretch rest, long time) {
    stretch = rest;
    fresh = true;
    freshTime = time;
  }

  boolean fresh() {
    return fresh && stretch != null && !ended();
  }

  long freshTime() {
    return freshTime;
  }

  void met() {
    fresh = false;
  }

  /** Whether it was offered the open, or the close. */
  boolean offered() {
    return offered;
  }

  void offered(boolean was) {
    offered = was;
  }

  /** It can do no more in this bar. */
  void spend() {
    spent = true;
  }

  /** Whether it is in the bar and may trade some of it. */
  boolean takesPart() {
    return stretch != null && !spent && live();
  }

  OrderStatus status() {
    return order.status();
  }
}
