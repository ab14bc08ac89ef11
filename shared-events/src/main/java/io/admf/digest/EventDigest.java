package io.admf.digest;

import io.admf.event.AccountState;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Holding;
import io.admf.event.Order;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Snapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The digest of one portfolio: a 128-bit MurmurHash3 over its ORDER, FILL, POSITION_OPEN and
 * POSITION_CLOSE events in event order and its final SNAPSHOT. Every field that could differ is in
 * it; text for people is not, nor is what only those who are told of events work out. Not
 * cryptographic: it proves accident absent, not malice.
 *
 * <p>An event is hashed as a few pairs of 64-bit words: texts by {@link TextKey}, prices by {@link
 * #bits}, small whole numbers two to a word by {@link TextKey#fold}. Whoever has the figures of an
 * event and no object writes the same words: {@link #head}, then what the event's kind has, in the
 * order of {@link #add(Event)}.
 *
 * <p>The digest of a run is the same hash over the portfolios' digests in combo order ({@link
 * #ofRun}).
 */
public final class EventDigest {

  private static final Map<EventType, Long> TYPES = keys(EventType.class);
  private static final Map<OrderType, Long> ORDER_TYPES = keys(OrderType.class);

  private final Words words = new Words();
  private final LatestKey correlations = new LatestKey();
  private final LatestKey symbols = new LatestKey();

  /** The key of the text asked for last: events that follow each other are often about the same. */
  private static final class LatestKey {

    private String text = "";
    private long key = TextKey.of(text);

    long of(String next) {
      if (!next.equals(text)) {
        text = next;
        key = TextKey.of(next);
      }
      return key;
    }
  }

  private static <E extends Enum<E>> Map<E, Long> keys(Class<E> type) {
    Map<E, Long> keys = new EnumMap<>(type);
    for (E value : type.getEnumConstants()) {
      keys.put(value, TextKey.of(value.name()));
    }
    return keys;
  }

  /** Takes an event in; those that the digest does not cover are passed over. */
  public void add(Event event) {
    switch (event) {
      case Order order -> {
        OrderTerms terms = order.terms();
        head(
            order,
            order.order(),
            terms.symbol(),
            TextKey.fold(key(terms.type()), terms.side().sign() * terms.quantity()));
        if (terms.type() != OrderType.MARKET) {
          add(bits(terms.limitPrice()), bits(terms.stopPrice()));
        }
        add(terms.rules());
        if (!order.contingency().none()) {
          add(order.contingency().parent(), order.contingency().group());
        }
      }
      case Fill fill -> {
        head(fill, fill.order(), fill.symbol(), bits(fill.price()))
            .add(
                TextKey.fold(fill.side().sign() * fill.quantity(), fill.remaining()),
                TextKey.fold(fill.commission(), fill.slippage()));
        FillDetail detail = fill.detail();
        if (detail != null) {
          add(
              TextKey.fold(detail.impact(), detail.improvement()),
              (detail.maker() ? 2 : 0) + (detail.closes() ? 1 : 0));
          add(detail.lots());
        }
      }
      case PositionOpen open ->
          head(
              open,
              open.trade(),
              open.symbol(),
              TextKey.fold(bits(open.price()), open.side().sign() * open.quantity()));
      case PositionClose close ->
          head(close, close.trade(), close.symbol(), bits(close.entryPrice()))
              .add(
                  bits(close.exitPrice()),
                  TextKey.fold(close.side().sign() * close.quantity(), close.bars()))
              .add(TextKey.fold(close.grossPnl(), close.commission()), close.openedAt());
      default -> {}
    }
  }

  private void add(OrderRules rules) {
    if (!rules.plain()) {
      add(TextKey.of(rules.timeInForce().name()), rules.expiresAt())
          .add(bits(rules.trail()), (rules.trailInPercent() ? 2 : 0) + (rules.reduceOnly() ? 1 : 0))
          .add(TextKey.of(rules.basis().name()), 0);
      add(rules.lots());
    }
  }

  private void add(List<Long> lots) {
    for (long order : lots) {
      add(order, lots.size());
    }
  }

  private EventDigest head(Event event, long about, String symbol, long what) {
    EventId id = event.eventId();
    return head(
        key(id.type()) + TextKey.fold(id.sequence(), about),
        TextKey.fold(correlations.of(event.correlationId()), symbols.of(symbol)),
        TextKey.fold(event.eventTime(), event.header().slice()),
        what);
  }

  /**
   * Begins an event.
   *
   * @param which the {@link #key(EventType)} of its type plus its sequence, folded with the number
   *     of the order or trade that it is about
   * @param subject the key of its correlation, folded with that of its symbol
   * @param when its event time, folded with its slice
   * @param what the first word that its kind has
   */
  public EventDigest head(long which, long subject, long when, long what) {
    return add(which, subject).add(when, what);
  }

  /** Adds two words of the event begun last. */
  public EventDigest add(long first, long second) {
    words.add(first, second);
    return this;
  }

  /** The word that stands for a decimal number. */
  public static long bits(double number) {
    return Double.doubleToRawLongBits(number);
  }

  /** The word that stands for a type of event. */
  public static long key(EventType type) {
    return key(TYPES, type);
  }

  /** The word that stands for a type of order. */
  public static long key(OrderType type) {
    return key(ORDER_TYPES, type);
  }

  private static <E extends Enum<E>> long key(Map<E, Long> keys, E of) {
    return Objects.requireNonNull(keys.get(of));
  }

  /** Takes in the snapshot at the end of the run. */
  public void addFinal(Snapshot snapshot) {
    add(snapshot.header().slice(), snapshot.header().eventTime())
        .add(snapshot.cash(), snapshot.equity())
        .add(snapshot.realisedPnl(), snapshot.unrealisedPnl())
        .add(snapshot.commissions(), snapshot.fills());
    for (Holding holding : snapshot.holdings()) {
      add(TextKey.of(holding.symbol()), holding.quantity())
          .add(bits(holding.price()), TextKey.fold(holding.costBasis(), holding.marketValue()));
    }
    AccountState state = snapshot.state();
    if (state != null) {
      add(state.settledCash(), state.initialMargin())
          .add(state.maintenanceMargin(), TextKey.fold(state.interest(), state.borrowFees()))
          .add(state.fxGains(), state.balances().size());
      for (AccountState.Balance balance : state.balances()) {
        add(TextKey.of(balance.currency()), TextKey.fold(balance.amount(), bits(balance.rate())));
      }
    }
  }

  /** The digest of what was taken in so far: 32 hexadecimal digits. */
  public String hex() {
    return words.hex();
  }

  /** The digest of a run from those of its portfolios in combo order. */
  public static String ofRun(List<String> portfolioDigests) {
    return Words.ofTexts(portfolioDigests);
  }
}
