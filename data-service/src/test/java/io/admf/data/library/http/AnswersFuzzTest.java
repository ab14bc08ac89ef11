package io.admf.data.library.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.SourceRequest;
import io.admf.data.row.BarTimes;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Broken answers: a clear error or bars, and nothing else. {@code -Dfuzz.inputs=1000000} for more.
 */
class AnswersFuzzTest {

  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 4_000);

  private static SourceRequest request(String series) {
    Market market = Market.of("http", series);
    DataSpec data =
        new DataSpec(
            ComponentSpec.of("http"),
            List.of("."),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            true,
            Long.MAX_VALUE);
    return new SourceRequest(market.series().getFirst(), market.series(), data, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "alpaca, /v2/stocks/X/bars?timeframe=1Min&start=2024-03-04T10:00:00Z&end=2024-03-04T10:04:00Z",
    "polygon, /v2/aggs/ticker/X/range/1/minute/1709546400000/1709546640000",
    "binance, /api/v3/klines?interval=1m&startTime=1709546400000&endTime=1709546640000&limit=10",
    "stooq, /q/d/l/?s=x.us&d1=20240304&d2=20240310"
  })
  void a_broken_answer_is_refused_or_gives_bars(String recipe, String address) {
    HttpSettings settings = HttpSettings.of(Recipes.HTTP.of(recipe, List.of(".")));
    SourceRequest request = request(recipe.equals("stooq") ? "X_1d" : "X_1m");
    BarTimes times = BarTimes.of(request, settings.stamp());
    byte[] whole;
    try (Service service = new Service()) {
      whole = service.answerTo(address).getBytes(StandardCharsets.UTF_8);
    }
    int refused = 0;
    int read = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] broken = mutated(whole, new SplittableRandom(i));
      try {
        Page page =
            settings.format() == Answers.CSV
                ? new CsvRows(settings, "x", broken, request)
                : new JsonRows(settings, "x", broken, times, message -> {});
        while (page.next()) {
          page.opened();
          assertThat(page.values()).hasSize(5);
        }
        read++;
      } catch (BadInputException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "input %d: %s".formatted(i, new String(broken, StandardCharsets.UTF_8)), e);
      }
    }
    assertThat(refused).isPositive();
    assertThat(read).isPositive();
  }

  private static byte[] mutated(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    for (int n = random.nextInt(1, 4); n > 0 && bytes.length > 2; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "0123456789{}[]\",:.-eE+\n".charAt(random.nextInt(23));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + at);
          System.arraycopy(bytes, 0, longer, bytes.length, at);
          bytes = longer;
        }
        default -> {
          byte[] shorter = new byte[bytes.length - 1];
          System.arraycopy(bytes, 0, shorter, 0, at);
          System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
          bytes = shorter;
        }
      }
    }
    return bytes;
  }

  @Test
  void numbers_beyond_all_bounds_are_no_bars() {
    HttpSettings settings = HttpSettings.of(Recipes.HTTP.of("binance", List.of(".")));
    SourceRequest request = request("X_1m");
    BarTimes times = BarTimes.of(request, settings.stamp());
    for (String row :
        List.of(
            "[1e400,1,1,1,1,1]", "[1" + "0".repeat(900) + ",1,1,1,1,1]", "[1]", "[[]]", "[{}]")) {
      byte[] body = ("[" + row + "]").getBytes(StandardCharsets.UTF_8);
      int[] wrong = {0};
      Page page = new JsonRows(settings, "x", body, times, message -> wrong[0]++);
      assertThat(page.next()).as(row).isFalse();
      assertThat(wrong[0]).as(row).isEqualTo(1);
    }
  }
}
