package io.admf.data.library.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.BitstampBars;
import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

  @Test
  void apple_has_252_days_in_2013() {
    List<String> lines = Market.of("sample", "AAPL_1d").lines();
    assertThat(lines).hasSize(252);
    assertThat(lines.getFirst()).isEqualTo("2013-01-02 [553.82, 555.0, 541.63, 549.03, 2.00185E7]");
    assertThat(lines.getLast()).isEqualTo("2013-12-31 [554.17, 561.28, 554.0, 561.02, 7967300.0]");
  }

  /** Bars made by pandas: shared/oracles/expected/bars_bitstamp_*. */
  @ParameterizedTest
  @CsvSource({"1m, .gz, 9399", "5m, .gz, 1917", "1h, '', 161", "1d, '', 7"})
  void bars_of_bitcoin_are_those_of_the_oracle_exactly(String timeframe, String zip, int count)
      throws IOException {
    BitstampBars.check(Market.of("sample", "BTCUSD_" + timeframe).rows(), timeframe, zip, count);
  }

  @Test
  void the_first_day_of_bitcoin_is_that_of_the_oracle() {
    assertThat(Market.of("sample", "BTC/USD_1d").lines().getFirst())
        .isEqualTo("2013-11-25 [800.01, 838.2, 770.1, 817.88, 23042.05232527]");
  }

  @Test
  void coarser_bars_of_bitcoin_are_made_of_finer_ones() {
    for (String[] pair : new String[][] {{"5m", "15m"}, {"1h", "4h"}, {"4h", "1d"}}) {
      List<Row> fine = Market.of("sample", "BTCUSD_" + pair[0]).rows();
      List<Row> coarse = Market.of("sample", "BTCUSD_" + pair[1]).rows();
      int at = 0;
      for (Row bar : coarse) {
        double high = 0;
        double low = Double.MAX_VALUE;
        assertThat(fine.get(at).open()).isEqualTo(bar.open());
        while (at < fine.size() && fine.get(at).eventTime() < bar.knownAt()) {
          high = Math.max(high, fine.get(at).high());
          low = Math.min(low, fine.get(at).low());
          at++;
        }
        assertThat(fine.get(at - 1).close()).isEqualTo(bar.close());
        assertThat(high).isEqualTo(bar.high());
        assertThat(low).isEqualTo(bar.low());
      }
      assertThat(at).isEqualTo(fine.size());
    }
  }

  @Test
  void ether_has_580_bars_of_five_minutes() {
    List<Row> rows = Market.of("sample", "ETHUSD_5m").rows();
    assertThat(rows).hasSize(580);
    assertThat(Instants.format(rows.getFirst().eventTime())).isEqualTo("2023-03-13T18:00:00Z");
    assertThat(Instants.format(rows.getLast().knownAt())).isEqualTo("2023-03-15T18:20:00Z");
    assertThat(rows.getLast().close()).isEqualTo(1629.52);
  }

  @Test
  void euro_rates_run_from_1999_to_2023() {
    List<String> lines = Market.of("sample", "EURUSD_1d").lines();
    assertThat(lines).hasSize(6184);
    assertThat(lines.getFirst()).isEqualTo("1999-01-04 [1.1789, 1.1789, 1.1789, 1.1789, 0.0]");
    assertThat(lines.getLast()).isEqualTo("2023-02-21 [1.0664, 1.0664, 1.0664, 1.0664, 0.0]");
    assertThat(Market.of("sample", "EURCHF_1d").lines().getLast())
        .isEqualTo("2023-02-21 [0.9853, 0.9853, 0.9853, 0.9853, 0.0]");
    assertThat(Market.of("sample", "EURSIT_1d").rows()).hasSize(2049);
  }

  @Test
  void the_list_of_currencies_is_that_of_the_file() throws IOException {
    String name = "/org/javamoney/moneta/convert/ecb/defaults/eurofxref-hist.xml";
    TreeMap<String, Integer> counts = new TreeMap<>();
    try (InputStream in = Sample.class.getResourceAsStream(name)) {
      Matcher rates =
          Pattern.compile("currency=\"([A-Z]{3})\"")
              .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (rates.find()) {
        counts.merge("EUR" + rates.group(1), 1, Integer::sum);
      }
    }
    TreeSet<String> listed = new TreeSet<>();
    Dataset.all().stream().skip(3).forEach(dataset -> listed.add(dataset.symbol()));
    assertThat(listed).isEqualTo(counts.keySet());
    assertThat(counts.values().stream().filter(count -> count == 6184)).hasSize(17);
    assertThat(Dataset.all().stream().skip(3).limit(17))
        .allMatch(dataset -> counts.get(dataset.symbol()) == 6184);
  }

  @Test
  void every_dataset_can_be_read_at_every_timeframe_it_names() {
    for (Dataset dataset : Dataset.all()) {
      for (String timeframe : dataset.timeframes()) {
        if (!dataset.symbol().startsWith("EUR") || dataset.symbol().compareTo("EURC") < 0) {
          assertThat(Market.of("sample", dataset.symbol() + "_" + timeframe).rows()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void a_symbol_that_is_not_there_gives_the_list() {
    assertThatThrownBy(Market.of("sample", "APPL_1d")::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "data.source: the samples have no symbol APPL, did you mean AAPL?; there are [AAPL,"
                + " BTCUSD, ETHUSD, EURUSD, ");
  }

  @Test
  void a_timeframe_that_is_not_there_gives_those_that_are() {
    assertThatThrownBy(Market.of("sample", "AAPL_1h", "BTCUSD_2h")::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data.source: the timeframe of the sample AAPL must be one of [1d], was 1h\n"
                + "data.source: the timeframe of the sample BTCUSD must be one of [1m, 5m, 15m, 1h,"
                + " 4h, 1d], was 2h");
  }
}
