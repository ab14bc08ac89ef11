package io.admf.execution;

import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import java.util.List;

/** An order of a {@link NaiveBook}: what is left of it, and what it may do now. */
final class NaiveOrder {

  final Order order;
  final int symbol;
  final long reach; // when it is at the market; 0 for at once
  OrderTerms terms;
  long left;
  long used;
  long traded;
  long parentTraded;
  String state = "new";
  boolean reached;
  OrderTerms offsets; // prices counted from its parent's; null where it has prices of its own
  double value; // what it traded, price times quantity
  double parentValue;

  // of one bar

  boolean done; // can do no more in it
  boolean justCame;
  boolean askedAtEdge;
  boolean late; // came while it was under way
  List<double[]> paths = List.of(); // what it has yet to see of it; none when not there

  NaiveOrder(Order order, int symbol, long reach) {
    this.order = order;
    this.terms = order.terms();
    this.left = terms.quantity();
    this.symbol = symbol;
    this.reach = reach;
    this.offsets = terms.rules().basis() == PriceBasis.PRICE ? null : terms;
  }

  long number() {
    return order.order();
  }

  long parent() {
    return order.contingency().parent();
  }

  long till() {
    return terms.rules().expiresAt();
  }

  boolean buy() {
    return terms.side() == Side.BUY;
  }

  boolean reduces() {
    return terms.rules().reduceOnly();
  }

  boolean live() {
    return state.equals("live");
  }

  boolean ended() {
    return state.equals("ended");
  }

  boolean here() {
    return live() && !done && !paths.isEmpty();
  }

  boolean stops() {
    return terms.type().stops() && !reached;
  }

  boolean limits() {
    return terms.type() == OrderType.LIMIT || (terms.type() == OrderType.STOP_LIMIT && reached);
  }

  boolean market() {
    return terms.type() == OrderType.MARKET
        || (reached && (terms.type() == OrderType.STOP || terms.type() == OrderType.TRAILING_STOP));
  }

  boolean now() {
    TimeInForce force = terms.rules().timeInForce();
    return force == TimeInForce.IOC || force == TimeInForce.FOK;
  }

  /** Whether a price is worse than another. */
  boolean worse(double price, double than) {
    return buy() ? price > than : price < than;
  }

  long free() {
    return parent() == 0 ? left : Math.max(0, Math.min(left, parentTraded - used));
  }
}
