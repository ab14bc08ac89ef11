package io.admf.data;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import java.util.List;
import java.util.SplittableRandom;

/** A source with holes whose reader gives now few, now many bars at a time. */
@DataSource(name = "irregular", description = "Bars with holes, in portions of any size")
public record IrregularBars(
    @Param(value = "how many", otherwise = "100") int bars,
    @Param(value = "one of so many bars is there", otherwise = "3") int sparsity,
    @Param(value = "the bar that repeats the time before it", otherwise = "-1") int repeated)
    implements BarSource {

  @Override
  public BarReader open(SourceRequest request) {
    SplittableRandom random =
        new SplittableRandom(request.seed() + 1000L * request.series().index());
    // of their own, so that how bars are asked for does not change them
    SplittableRandom portions = random.split();
    long step = request.series().timeframe().nanos();
    return new BarReader() {
      private int made;
      private long time = random.nextInt(10) * step;

      @Override
      public int read(BarFrame.Columns into, int from, int limit) {
        if (made == bars || from == limit) {
          return 0;
        }
        int count = Math.min(bars - made, portions.nextInt(1, Math.min(limit - from, 700) + 1));
        for (int i = from; i < from + count; i++, made++) {
          time += made == repeated ? 0 : step * random.nextInt(1, sparsity + 1);
          double price = 100 + request.series().index() + made * 0.01;
          into.eventTimes()[i] = time;
          into.knownAt()[i] = time + step;
          into.open()[i] = price;
          into.high()[i] = price + 2;
          into.low()[i] = price - 2;
          into.close()[i] = price + 1;
          into.volume()[i] = made;
        }
        return count;
      }

      @Override
      public SourceNotes notes() {
        return new SourceNotes(request.series().id(), "irregular", made, 0, List.of());
      }

      @Override
      public void close() {}
    };
  }
}
