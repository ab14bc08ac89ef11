package io.admf.ledger;

import io.admf.event.Event;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.MarketFrame.Effect;
import io.admf.frame.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Books corporate actions in one account. */
final class ActionBooking {

  private final Account account;
  private final Chronicle chronicle;
  private final boolean onPayDate;

  /**
   * @param onPayDate whether dividends are cash on their pay date, and a receivable until then
   */
  ActionBooking(Account account, Chronicle chronicle, boolean onPayDate) {
    this.account = account;
    this.chronicle = chronicle;
    this.onPayDate = onPayDate;
  }

  /**
   * An action that changed the account.
   *
   * @param story the correlation of the trade that it is put down to; empty for none
   */
  record Booked(Chronicle.Happening happening, String story) {}

  /**
   * Books an action, as one entry for all positions in its symbol.
   *
   * @param slice before whose bars it takes effect
   * @param out is told of trades that it ends
   * @return null where it changed nothing
   */
  @Nullable Booked book(BarBlock bars, MarketFrame.Action action, long slice, Consumer<Event> out) {
    List<Position> all = account.positions(action.symbol());
    List<Position> concerned = new ArrayList<>(2);
    OpenTrade trade = null;
    for (Position each : all) {
      if (each.units != 0) {
        concerned.add(each);
        trade = trade == null ? each.trade : trade;
      }
    }
    boolean pays = action.effect() == Effect.PAYMENT;
    if (action.effect() == Effect.SYMBOL_CHANGE
        || all.isEmpty()
        || (concerned.isEmpty() && !pays)) {
      return null;
    }
    Series series = all.getFirst().series;
    Chronicle.Happening happening =
        new Chronicle.Happening(
            bars.market().id(action, series.id(), bars.firstSlice()),
            pays ? action.payTime() : action.exTime(),
            bars.sliceTime(slice),
            slice);
    concerned.forEach(each -> account.follow(each, bars, slice));
    if (pays) {
      if (!account.pay(action, slice)) {
        return null;
      }
    } else {
      change(concerned, action, price(bars, action, series.index(), slice), happening, out);
    }
    return new Booked(happening, trade == null ? "" : trade.correlationId);
  }

  /** The price before the bars of a slice, in terms of after an action and those before it. */
  private static double price(BarBlock bars, MarketFrame.Action until, int series, long slice) {
    double price = bars.markBefore(series, slice);
    for (MarketFrame.Action action : bars.market().actions()) {
      if (action.offset() == until.offset() && action.series().contains(series)) {
        price = action.carried(price);
      }
      if (action.equals(until)) {
        break;
      }
    }
    return price;
  }

  private void change(
      List<Position> concerned,
      MarketFrame.Action action,
      double price,
      Chronicle.Happening happening,
      Consumer<Event> out) {
    for (Position each : concerned) {
      change(each, action, price, happening, out);
      if (action.effect() != Effect.DIVIDEND) {
        account.changes(each);
      }
    }
    account.journal.post(happening.slice());
    for (Position each : concerned) {
      if (each.units == 0) {
        chronicle.paidOut(happening, each, out);
      }
    }
  }

  /** What an action does to one position; its lines are written, not yet posted. */
  private void change(
      Position position,
      MarketFrame.Action action,
      double price,
      Chronicle.Happening happening,
      Consumer<Event> out) {
    OpenTrade trade = position.trade;
    long slice = happening.slice();
    if (action.effect() == Effect.DELISTING) {
      Account.Booking booking = account.payOut(position, price, slice);
      chronicle.delisted(happening, position, booking, price, out);
      return;
    }
    long earned;
    if (action.effect() == Effect.SPLIT) {
      earned = account.split(position, action.ratio(), price, slice);
      if (trade != null) {
        trade.split(action.ratio());
      }
    } else {
      boolean later = onPayDate && action.payTime() > action.exTime();
      earned = account.dividend(position, action, later, slice);
    }
    if (trade != null) {
      trade.earn(earned);
    }
  }
}
