package io.admf.flow;

import io.admf.frame.BarFrame;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.wire.Batch;

/** Tells which block of the data a message is about. */
public final class Blocks {

  /** For a message that does not say. */
  public static final long UNSAID = -1;

  private Blocks() {}

  /** The number of the block that a message is about, or {@link #UNSAID}. */
  public static long of(Object message) {
    return switch (message) {
      case BarFrame frame -> frame.number();
      case FeatureFrame frame -> frame.number();
      case RegimeFrame frame -> frame.number();
      case SignalFrame frame -> frame.number();
      case EquityFrame frame -> frame.number();
      case MarketFrame frame -> frame.number();
      case Step step -> step.block();
      case Credit credit -> credit.reported();
      case Batch batch -> batch.items().isEmpty() ? UNSAID : of(batch.items().getFirst());
      default -> UNSAID;
    };
  }
}
