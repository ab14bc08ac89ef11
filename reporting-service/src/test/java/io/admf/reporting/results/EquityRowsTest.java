package io.admf.reporting.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.frame.EquityFrame;
import io.admf.money.Money;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquityRowsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rows_are_those_of_the_obvious_formatters(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Part part = new Part(folder.resolve("part"), seed == 1 ? 1 : 100_000);
    EquityRows rows = new EquityRows("c1,".getBytes(StandardCharsets.UTF_8), part);
    StringBuilder obvious = new StringBuilder();
    long slice = 0;
    long cash = random.nextBoolean() ? 0 : 100_000 * Money.SCALE;
    for (int number = 0; number < 40; number++) {
      int count = random.nextInt(300);
      EquityFrame frame =
          new EquityFrame(
              0,
              number,
              slice,
              count,
              new long[count + 3],
              new long[count + 3],
              new long[count + 3],
              new long[count + 3]);
      for (int i = 0; i < count; i++) {
        long time = (1_577_836_800L + 60 * (slice + i)) * Instants.SECOND;
        if (random.nextInt(20) == 0) {
          cash += (random.nextLong() >> random.nextInt(10, 64)) / 7 * 10;
        }
        long held = random.nextInt(3) == 0 ? 0 : random.nextLong(1_000_000) * 1_000_000 + 13;
        frame.times()[i] = time;
        frame.cash()[i] = cash;
        frame.equity()[i] = cash + held;
        obvious
            .append("c1,%s,".formatted(Instants.format(time)))
            .append("%s,%s\n".formatted(Money.format(cash + held), Money.format(cash)));
      }
      rows.add(frame);
      slice += count;
    }
    Path file = folder.resolve("equity.csv");
    part.appendTo(file);
    assertThat(Files.readString(file)).as("seed %d", seed).isEqualTo(obvious.toString());
  }
}
