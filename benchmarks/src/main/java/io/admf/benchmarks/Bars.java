package io.admf.benchmarks;

import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.time.Timeframe;
import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Frames of bars without end, from a market that comes again, and the bytes that they are. */
final class Bars {

  /** Bars in a frame. */
  static final int ROWS = 4096;

  private static final int DISTINCT = 16;

  /** The series that they are of. */
  static final Series SERIES = new Series(0, new Instrument("S00", 0, "USD"), Timeframe.of("1m"));

  private final List<BarFrame> frames = new ArrayList<>();

  Bars() {
    Market market = new Market(1, DISTINCT * ROWS, SERIES.timeframe(), 8);
    market.blocks(ROWS).forEach(block -> frames.add(block.frame(0)));
  }

  /** Frame {@code number}. */
  BarFrame frame(long number) {
    return new BarFrame(
        0, number, number * ROWS, ROWS, false, number * ROWS, ROWS, like(number).columns());
  }

  private BarFrame like(long number) {
    return frames.get((int) (number % DISTINCT));
  }

  /** Whether a frame is {@code frame(number)}, by a look at its ends. */
  boolean is(BarFrame frame, long number) {
    BarFrame like = like(number);
    return frame.number() == number
        && frame.rows() == ROWS
        && frame.offsets()[ROWS - 1] == ROWS - 1
        && frame.eventTimes()[0] == like.eventTimes()[0]
        && frame.close()[ROWS - 1] == like.close()[ROWS - 1]
        && frame.volume()[ROWS - 1] == like.volume()[ROWS - 1];
  }

  /** The bytes of some frames as they travel: those of {@code frame(n)} at {@code n % size()}. */
  List<Buffer> bytes() {
    List<Buffer> bytes = new ArrayList<>();
    for (int i = 0; i < DISTINCT; i++) {
      bytes.add(
          Buffer.buffer(
              Wire.encode(new Envelope("bars", "data:admf.bars.S00_1m.BAR", i, frame(i)))));
    }
    return bytes;
  }
}
