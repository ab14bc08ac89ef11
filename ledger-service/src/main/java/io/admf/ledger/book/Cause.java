package io.admf.ledger.book;

import io.admf.event.Side;
import io.admf.money.Instrument;
import java.util.List;

/** What made an entry. */
public sealed interface Cause {

  /** The event's id; empty for the deposit. */
  String id();

  /** One or two words for it, in lower case: {@code bought}, {@code split}. */
  String kind();

  /** What a person wants to know of it, on one line. */
  String text();

  /** The account was opened. */
  record Deposit() implements Cause {

    @Override
    public String id() {
      return "";
    }

    @Override
    public String kind() {
      return "deposit";
    }

    @Override
    public String text() {
      return "initial capital";
    }
  }

  /**
   * A fill.
   *
   * @param quantity size units, positive
   * @param rule of the market that gave the price
   * @param commission money units of the account's currency
   * @param order its number
   * @param lots numbers of the orders whose lots it closed first
   */
  record Trade(
      String id,
      Side side,
      Instrument instrument,
      long quantity,
      double price,
      String rule,
      long commission,
      long order,
      List<Long> lots)
      implements Cause {

    @Override
    public String kind() {
      return side == Side.BUY ? "bought" : "sold";
    }

    @Override
    public String text() {
      return "%s %s at %s (%s)"
          .formatted(
              instrument.format(quantity),
              instrument.symbol(),
              Units.shown(price).toPlainString(),
              rule);
    }
  }

  /**
   * A split.
   *
   * @param ratio new units for each old one
   */
  record Split(String id, String symbol, double ratio) implements Cause {

    @Override
    public String kind() {
      return "split";
    }

    @Override
    public String text() {
      return "%s, %s for 1".formatted(symbol, Units.price(ratio));
    }
  }

  /** Anything else. */
  record Other(String id, String kind, String text) implements Cause {}
}
