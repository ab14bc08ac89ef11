package io.admf.strategy.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.fixture.Oracles;
import io.admf.strategy.fixture.Market;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Features against TA-Lib 0.4.0 and Skender Stock.Indicators on 502 daily bars, 2017 and 2018
 * (Apache-2.0 test data of Skender).
 */
class SkenderOracleTest {

  private static final String BARS = "data/skender/default.csv";
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "sma(20), sma20, 19",
    "ema(20), ema20, 19",
    "wma(20), wma20, 19",
    "rsi(14), rsi14, 14",
    "bollinger(20|2).upper, bb_up, 19",
    "bollinger(20|2).middle, bb_mid, 19",
    "bollinger(20|2).lower, bb_low, 19",
    "atr(14), atr14, 14",
    "true_range, tr, 1",
    "roc(20), roc20, 20",
    "momentum(20), mom20, 20",
    "stddev(10), stddev10, 9",
    "highest(20), max_high20, 19",
    "lowest(20), min_low20, 19",
  })
  void agreesWithTaLib(String expression, String column, int first) throws IOException {
    String file = "expected/indicators/skender_default_talib.csv";
    String header = Files.readAllLines(Oracles.file(file)).getFirst();
    int at = Arrays.asList(header.split(",")).indexOf(column);
    assertThat(at).as("column %s", column).isPositive();
    List<String> expected = Market.table(file).stream().map(row -> row[at]).toList();
    double[] actual = Market.column(expression.replace('|', ','), bars());
    assertThat(actual).hasSize(502);
    for (int i = 0; i < actual.length; i++) {
      if (i < first) {
        assertThat(actual[i]).as("bar %d", i).isNaN();
        assertThat(expected.get(i)).as("TA-Lib at bar %d", i).isEmpty();
      } else {
        assertThat(actual[i])
            .as("bar %d", i)
            .isCloseTo(Double.parseDouble(expected.get(i)), within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sma(20), sma, sma, 19",
    "ema(20), ema, ema, 19",
    "wma(14), wma, wma, 13",
    "rsi(14), rsi, rsi, 14",
    "macd(12|26|9), macd, macd, 33",
    "macd.signal, macd, signal, 33",
    "macd.histogram, macd, histogram, 33",
    "bollinger.middle, bb, sma, 19",
    "bollinger.upper, bb, upperBand, 19",
    "bollinger.lower, bb, lowerBand, 19",
    "atr(14), atr, atr, 14",
    "true_range, tr, tr, 1",
    "stddev(14), stdev, stdDev, 13",
    "roc(14), roc, roc, 14",
    "momentum(14), roc, momentum, 14",
    "highest(20)[1], donchian, upperBand, 20",
    "lowest(20)[1], donchian, lowerBand, 20",
    "vwap(reset=never), vwap, vwap, 0",
    "vwap(window=14|source=close), vwma, vwma, 13",
  })
  void agreesWithSkender(String expression, String file, String field, int first)
      throws IOException {
    JsonNode expected;
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(
                Oracles.file("data/skender/results/" + file + ".standard.json.gz")))) {
      expected = new ObjectMapper().readTree(in);
    }
    double[] actual = Market.column(expression.replace('|', ','), bars());
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < actual.length; i++) {
      if (i < first) {
        assertThat(actual[i]).as("bar %d", i).isNaN();
      } else {
        assertThat(actual[i])
            .as("bar %d", i)
            .isCloseTo(expected.get(i).get(field).doubleValue(), within(TOLERANCE));
      }
    }
  }

  @Test
  void macdMeetsTaLibOnceTheSeedIsForgotten() throws IOException {
    List<String[]> expected = Market.table("expected/indicators/skender_default_talib.csv");
    double[] line = Market.column("macd", bars());
    double[] signal = Market.column("macd.signal", bars());
    assertThat(line[33]).isNotCloseTo(Double.parseDouble(expected.get(33)[9]), within(1e-3));
    for (int i = 250; i < line.length; i++) {
      assertThat(line[i]).isCloseTo(Double.parseDouble(expected.get(i)[9]), within(1e-9));
      assertThat(signal[i]).isCloseTo(Double.parseDouble(expected.get(i)[10]), within(1e-9));
    }
  }

  /** The figures of the last bar, 2018-12-31, and their bars are copied here in part. */
  @Test
  void theLastBarHasThePublishedValues() {
    double[][] bars = bars();
    int last = 501;
    assertThat(Market.column("ema_20", bars)[last]).isCloseTo(249.35189668034732, within(1e-9));
    assertThat(Market.column("rsi_14", bars)[last]).isCloseTo(42.07732356600684, within(1e-9));
    assertThat(Market.column("atr_14", bars)[last]).isCloseTo(6.1497482878433045, within(1e-9));
    assertThat(Market.column("macd_12_26_9_line", bars)[last])
        .isCloseTo(-6.2197702562027075, within(1e-9));
    assertThat(Market.column("macd_12_26_9_signal", bars)[last])
        .isCloseTo(-5.856891653610954, within(1e-9));
    assertThat(Market.column("bollinger_20_2_upper", bars)[last])
        .isCloseTo(273.70042307, within(1e-8));
    assertThat(Market.column("bollinger_20_2_lower", bars)[last])
        .isCloseTo(230.01957693, within(1e-8));
    assertThat(Market.column("highest_20", bars)[last]).isEqualTo(273.59);
    assertThat(Market.column("lowest_20", bars)[last]).isEqualTo(229.42);
  }

  private static double[][] bars() {
    return Market.bars(Market.table(BARS));
  }
}
