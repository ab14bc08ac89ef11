package io.admf.strategy.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.strategy.fixture.Market;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features against the indicator columns of QuantConnect LEAN's test data (Apache-2.0). */
class LeanOracleTest {

  /** LEAN's own tolerance; columns printed with fewer digits are compared to the last of them. */
  private static final double TOLERANCE = 1e-3;

  @ParameterizedTest
  @CsvSource({
    "sma(14), spy_with_indicators.txt, 1",
    "ema(14), spy_with_indicators.txt, 2",
    "macd(12|26|9), spy_with_indicators.txt, 3",
    "rsi(14|simple), spy_with_indicators.txt, 4",
    "rsi(14), spy_with_indicators.txt, 5",
  })
  void agreesWithLeanOnCloses(String expression, String file, int column) {
    List<String[]> table = Market.table("data/lean-testdata/" + file);
    double[] closes = table.stream().mapToDouble(row -> Double.parseDouble(row[7])).toArray();
    compare(table, column, Market.column(expression.replace('|', ','), Market.closes(closes)));
  }

  @ParameterizedTest
  @CsvSource({
    "bollinger(20|2).middle, spy_bollinger_bands.txt, 5",
    "bollinger(20|2).upper, spy_bollinger_bands.txt, 6",
    "bollinger(20|2).lower, spy_bollinger_bands.txt, 7",
    "macd(12|26|9).line, spy_with_macd.txt, 5",
    "macd(12|26|9).signal, spy_with_macd.txt, 6",
    "macd(12|26|9).histogram, spy_with_macd.txt, 7",
    "atr(14|first=high_low), spy_atr_wilder.txt, 5",
    "roc(50), spy_with_rocp50.txt, 5",
    "vwap(window=50|source=ohlc4), spy_with_vwap.txt, 6",
    "highest(50), spy_with_don50.txt, 5",
    "lowest(50), spy_with_don50.txt, 6",
    "ema(14), spy_ema.csv, 2",
  })
  void agreesWithLean(String expression, String file, int column) {
    List<String[]> table = Market.table("data/lean-testdata/" + file);
    double[][] bars =
        file.equals("spy_ema.csv")
            ? Market.closes(table.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray())
            : Market.bars(table);
    compare(table, column, Market.column(expression.replace('|', ','), bars));
  }

  private static void compare(List<String[]> table, int column, double[] actual) {
    int compared = 0;
    for (int i = 0; i < actual.length; i++) {
      String text = table.get(i)[column];
      if (!text.isEmpty() && !text.equals("NaN") && !Double.isNaN(actual[i])) {
        assertThat(actual[i])
            .as("row %d, %s", i, table.get(i)[0])
            .isCloseTo(Double.parseDouble(text), within(tolerance(text)));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(150);
  }

  private static double tolerance(String text) {
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    return Math.max(TOLERANCE, Math.pow(10, -decimals));
  }
}
