package io.admf.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.Market.Row;
import io.admf.fixture.Oracles;
import io.admf.time.Instants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Bars that pandas made of 100,000 trades: shared/oracles/expected/bars_bitstamp_*. */
public final class BitstampBars {

  private BitstampBars() {}

  /** Holds bars to those of the oracle, exactly. */
  public static void check(List<Row> rows, String timeframe, String zip, int count)
      throws IOException {
    assertThat(rows).hasSize(count);
    InputStream in =
        Files.newInputStream(Oracles.file("expected/bars_bitstamp_" + timeframe + ".csv" + zip));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                zip.isEmpty() ? in : new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (Row row : rows) {
        String[] expected = lines.readLine().split(",");
        assertThat(Instants.instant(row.eventTime()))
            .isEqualTo(OffsetDateTime.parse(expected[0].replace(' ', 'T')).toInstant());
        assertThat(new double[] {row.open(), row.high(), row.low(), row.close(), row.volume()})
            .containsExactly(
                Double.parseDouble(expected[1]),
                Double.parseDouble(expected[2]),
                Double.parseDouble(expected[3]),
                Double.parseDouble(expected[4]),
                Double.parseDouble(expected[5]));
      }
      assertThat(lines.readLine()).isNull();
    }
  }
}
