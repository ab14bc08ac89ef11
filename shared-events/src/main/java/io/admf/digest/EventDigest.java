package io.admf.digest;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.Order;
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
 * The digest of one portfolio: a 128-bit XXH3 hash over its ORDER, FILL, POSITION_OPEN and
 * POSITION_CLOSE events in event order and its final SNAPSHOT. Every field that could differ is in
 * it; text for people is not. Not cryptographic: it proves accident absent, not malice.
 *
 * <p>An event is hashed as a few 64-bit words, texts by {@link TextKey}. Whoever has the figures of
 * an event and no object writes the same words: {@link #head}, then what the event's kind has, in
 * the order of {@link #add(Event)}.
 *
 * <p>The digest of a run is the same hash over the portfolios' digests in combo order ({@link
 * #ofRun}).
 */
public final class EventDigest {

  private static final Map<EventType, Long> TYPES = keys(EventType.class);
  private static final Map<OrderType, Long> ORDER_TYPES = keys(OrderType.class);

  private final Words words = new Words();

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
        head(order);
        add(order.order());
        terms(order.terms());
      }
      case Fill fill -> {
        head(fill);
        add(fill.order())
            .add(TextKey.of(fill.symbol()))
            .add(fill.side().sign() * fill.quantity())
            .add(fill.price())
            .add(fill.commission())
            .add(fill.slippage())
            .add(fill.remaining());
      }
      case PositionOpen open -> {
        head(open);
        add(TextKey.of(open.symbol()))
            .add(open.trade())
            .add(open.side().sign() * open.quantity())
            .add(open.price());
      }
      case PositionClose close -> {
        head(close);
        add(TextKey.of(close.symbol()))
            .add(close.trade())
            .add(close.side().sign() * close.quantity())
            .add(close.entryPrice())
            .add(close.exitPrice())
            .add(close.grossPnl())
            .add(close.commission())
            .add(close.openedAt())
            .add(close.bars());
      }
      default -> {}
    }
  }

  private void head(Event event) {
    EventId id = event.eventId();
    String correlation = event.correlationId();
    head(
        id.type(),
        id.sequence(),
        TextKey.of(correlation),
        event.eventTime(),
        event.header().slice());
  }

  /**
   * Begins an event.
   *
   * @param sequence of its id
   * @param correlation key of its correlation
   * @param time its event time
   */
  public EventDigest head(EventType type, long sequence, long correlation, long time, long slice) {
    return add(key(TYPES, type) + sequence).add(correlation).add(time).add(slice);
  }

  /** Adds a whole number of the event begun last. */
  public EventDigest add(long word) {
    words.add(word);
    return this;
  }

  /** Adds a decimal number of the event begun last: its bits. */
  public EventDigest add(double word) {
    words.add(Double.doubleToRawLongBits(word));
    return this;
  }

  /** The word that stands for a type of order. */
  public static long key(OrderType type) {
    return key(ORDER_TYPES, type);
  }

  private static <E extends Enum<E>> long key(Map<E, Long> keys, E of) {
    return Objects.requireNonNull(keys.get(of));
  }

  private void terms(OrderTerms terms) {
    add(TextKey.of(terms.symbol()))
        .add(terms.side().sign() * terms.quantity())
        .add(key(terms.type()))
        .add(terms.limitPrice())
        .add(terms.stopPrice());
  }

  /** Takes in the snapshot at the end of the run. */
  public void addFinal(Snapshot snapshot) {
    add(snapshot.header().slice())
        .add(snapshot.header().eventTime())
        .add(snapshot.cash())
        .add(snapshot.equity())
        .add(snapshot.realisedPnl())
        .add(snapshot.unrealisedPnl())
        .add(snapshot.commissions())
        .add(snapshot.fills());
    for (Holding holding : snapshot.holdings()) {
      add(TextKey.of(holding.symbol()))
          .add(holding.quantity())
          .add(holding.costBasis())
          .add(holding.price())
          .add(holding.marketValue());
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
