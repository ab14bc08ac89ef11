package io.admf.wire;

import io.admf.flow.Step;
import io.admf.frame.BarFrame;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;

/**
 * About how many bytes a message will take, so that they need not be moved while they are written:
 * enough for columns, a guess for all else.
 */
final class Size {

  private static final int SMALL = 256;

  /** Of a batch without its items. */
  static final int BATCH = SMALL;

  private static final int EVENT = 320;

  private Size() {}

  static int of(Object message) {
    return (int) Math.min(bytes(message), Integer.MAX_VALUE / 2);
  }

  private static long bytes(Object message) {
    return switch (message) {
      case Envelope envelope -> SMALL + bytes(envelope.payload());
      case Batch batch -> {
        long sum = BATCH;
        for (Object item : batch.items()) {
          sum += bytes(item);
        }
        yield sum;
      }
      case BarFrame frame -> SMALL + 60L * frame.rows();
      case MarketFrame frame -> marketFrame(frame);
      case FeatureFrame frame -> SMALL + (64 + 8L * frame.rows()) * frame.names().size();
      case SignalFrame frame -> SMALL + 25L * frame.rows();
      case RegimeFrame frame -> SMALL + 64L * frame.names().size() + 9L * frame.rows();
      case EquityFrame frame -> SMALL + 32L * frame.rows();
      case Step step -> 64 + (long) EVENT * step.events().size();
      default -> EVENT;
    };
  }

  private static long marketFrame(MarketFrame frame) {
    long sum = SMALL + 128L * frame.actions().size() + 128L * frame.releases().size();
    for (MarketFrame.Quotes quotes : frame.quotes()) {
      sum += 64 + 44L * quotes.rows();
    }
    for (MarketFrame.Filled filled : frame.filled()) {
      sum += 8 + 4L * filled.rows().length;
    }
    return sum;
  }
}
