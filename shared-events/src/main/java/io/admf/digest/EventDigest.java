package io.admf.digest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Snapshot;
import java.util.List;
import java.util.Locale;

/**
 * The digest of one portfolio: a 128-bit XXH3 hash over its ORDER, FILL, POSITION_OPEN and
 * POSITION_CLOSE events in event order and its final SNAPSHOT. Every field that could differ is in
 * it; text for people is not. Not cryptographic: it proves accident absent, not malice.
 *
 * <p>The digest of a run is the same hash over the portfolios' digests in combo order ({@link
 * #ofRun}).
 */
public final class EventDigest {

  private final HashStream128 hash = Hashing.xxh3_128().hashStream();

  /** Takes an event in; those that the digest does not cover are passed over. */
  public void add(Event event) {
    switch (event) {
      case Order order -> {
        head(order);
        hash.putLong(order.order());
        terms(order.terms());
      }
      case Fill fill -> {
        head(fill);
        hash.putLong(fill.order())
            .putString(fill.symbol())
            .putInt(fill.side().sign())
            .putLong(fill.quantity())
            .putDouble(fill.price())
            .putLong(fill.commission())
            .putLong(fill.slippage())
            .putLong(fill.remaining());
      }
      case PositionOpen open -> {
        head(open);
        hash.putString(open.symbol())
            .putLong(open.trade())
            .putInt(open.side().sign())
            .putLong(open.quantity())
            .putDouble(open.price());
      }
      case PositionClose close -> {
        head(close);
        hash.putString(close.symbol())
            .putLong(close.trade())
            .putInt(close.side().sign())
            .putLong(close.quantity())
            .putDouble(close.entryPrice())
            .putDouble(close.exitPrice())
            .putLong(close.grossPnl())
            .putLong(close.commission())
            .putLong(close.openedAt())
            .putLong(close.bars());
      }
      default -> {}
    }
  }

  /** Takes in the snapshot at the end of the run. */
  public void addFinal(Snapshot snapshot) {
    hash.putLong(snapshot.header().slice())
        .putLong(snapshot.header().eventTime())
        .putLong(snapshot.cash())
        .putLong(snapshot.equity())
        .putLong(snapshot.realisedPnl())
        .putLong(snapshot.unrealisedPnl())
        .putLong(snapshot.commissions())
        .putLong(snapshot.fills());
    for (Holding holding : snapshot.holdings()) {
      hash.putString(holding.symbol())
          .putLong(holding.quantity())
          .putLong(holding.costBasis())
          .putDouble(holding.price())
          .putLong(holding.marketValue());
    }
  }

  private void head(Event event) {
    EventId id = event.eventId();
    hash.putString(id.type().name())
        .putLong(id.sequence())
        .putString(event.correlationId())
        .putLong(event.eventTime())
        .putLong(event.header().slice());
  }

  private void terms(OrderTerms terms) {
    hash.putString(terms.symbol())
        .putInt(terms.side().sign())
        .putLong(terms.quantity())
        .putString(terms.type().name())
        .putDouble(terms.limitPrice())
        .putDouble(terms.stopPrice());
  }

  /** The digest of what was taken in so far: 32 hexadecimal digits. */
  public String hex() {
    return hex(hash.get());
  }

  /** The digest of a run from those of its portfolios in combo order. */
  public static String ofRun(List<String> portfolioDigests) {
    HashStream128 all = Hashing.xxh3_128().hashStream();
    portfolioDigests.forEach(all::putString);
    return hex(all.get());
  }

  private static String hex(HashValue128 value) {
    return String.format(
        Locale.ROOT, "%016x%016x", value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
