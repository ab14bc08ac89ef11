package io.admf.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.fixture.Oracles;
import io.admf.frame.BarBlock;
import io.admf.plan.Adjust;
import io.admf.plan.AdjustMethod;
import io.admf.plan.DividendDay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices through splits and dividends. */
class AdjustmentTest {

  @TempDir Path folder;

  /** Bars of one symbol from 2014-01-01 on, day by day. */
  private Company bars(double... closes) throws IOException {
    StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
    for (int i = 0; i < closes.length; i++) {
      double close = closes[i];
      text.append(
          "2014-01-%02d,%s,%s,%s,%s,700\n".formatted(i + 1, close, close + 1, close - 1, close));
    }
    Files.writeString(folder.resolve("X_1d.csv"), text);
    return Company.of(Market.of("csv", "X_1d").in(folder).with("path", "{symbol}_{timeframe}.csv"));
  }

  private Company with(Company bars, String... actions) throws IOException {
    Files.writeString(
        folder.resolve("actions.csv"),
        "ex_date,symbol,type,ratio,amount,pay_date\n" + String.join("\n", actions) + "\n");
    return bars.actions("path", "actions.csv");
  }

  private static List<Double> closes(Company company) {
    return company.read().rows().stream().map(Row::close).toList();
  }

  @Test
  void a_split_multiplies_what_comes_after_it_and_the_first_price_stays() throws IOException {
    Company company =
        with(bars(70, 77, 11, 12), "2014-01-03,X,split,7,,")
            .adjust(Adjust.SPLITS, AdjustMethod.PREVIOUS_CLOSE);
    assertThat(closes(company)).containsExactly(70.0, 77.0, 77.0, 84.0);
    assertThat(company.read().rows())
        .extracting(Row::volume)
        .containsExactly(700d, 700d, 100d, 100d);
    assertThat(company.read().beside()).as("nothing happens to positions").isEmpty();
  }

  @Test
  void dividends_go_back_into_prices_by_either_method() throws IOException {
    Company company = with(bars(100, 110, 99, 99), "2014-01-03,X,dividend,,11,");
    assertThat(closes(company.adjust(Adjust.SPLITS_AND_DIVIDENDS, AdjustMethod.PREVIOUS_CLOSE)))
        .containsExactly(100.0, 110.0, 99 / (1 - 11 / 110.0), 99 / (1 - 11 / 110.0));
    assertThat(closes(company.adjust(Adjust.SPLITS_AND_DIVIDENDS, AdjustMethod.TOTAL_RETURN)))
        .containsExactly(100.0, 110.0, 99 * (1 + 11 / 99.0), 99 * (1 + 11 / 99.0));
  }

  @Test
  void a_dividend_of_split_shares_is_that_of_what_one_share_has_become() throws IOException {
    Company company =
        with(
                bars(70, 11, 11, 11),
                "2014-01-02,X,split,7:1,,",
                "2014-01-03,X,dividend,,0.5,2014-02-01")
            .adjust(Adjust.SPLITS, AdjustMethod.PREVIOUS_CLOSE);
    assertThat(company.read().beside()).containsExactly("2 action X DIVIDEND 1.0 3.5 [0]");
  }

  @Test
  void without_adjustment_prices_stay_and_actions_come_before_the_bars_of_their_day()
      throws IOException {
    Company company =
        with(
            bars(70, 11, 11, 11),
            "2014-01-02,X,split,7,,",
            "2014-01-02,X,dividend,,0.5,2014-01-04",
            "2014-01-01,X,dividend,,9,",
            "2014-01-09,X,delisting,,,");
    assertThat(closes(company)).containsExactly(70.0, 11.0, 11.0, 11.0);
    assertThat(company.read().beside())
        .as("that of the first bar's own day is not there: nothing was held")
        .containsExactly("1 action X SPLIT 7.0 0.0 [0]", "1 action X DIVIDEND 1.0 0.5 [0]");
    assertThat(company.paid(DividendDay.PAY_DATE).read().beside())
        .contains("3 action X PAYMENT 1.0 0.5 [0]");
  }

  @Test
  void what_is_not_needed_may_be_left_out_at_the_end_of_a_row() throws IOException {
    Files.writeString(
        folder.resolve("short.csv"),
        "ex_date,symbol,type,ratio,amount,pay_date\n"
            + "2014-01-02,X,split,7\n\n2014-01-03,X,dividend,,0.5\n2014-01-04,X,delisting\n");
    assertThat(bars(70, 10, 10, 10, 10).actions("path", "short.csv").read().beside())
        .containsExactly(
            "1 action X SPLIT 7.0 0.0 [0]",
            "2 action X DIVIDEND 1.0 0.5 [0]",
            "3 action X DELISTING 1.0 NaN [0]");
  }

  @Test
  void columns_beside_the_prices_will_do() throws IOException {
    Files.writeString(
        folder.resolve("X_1d.csv"),
        """
        Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
        2014-01-01,70,71,69,70,1,0.0,0.0
        2014-01-02,10,11,9,10,7,0.0,7.0
        2014-01-03,10,11,9,10,7,0.25,0.0
        """);
    Company company =
        Company.of(Market.of("csv", "X_1d").in(folder).with("path", "X_1d.csv"))
            .actions("path", "{symbol}_1d.csv");
    assertThat(company.read().beside())
        .containsExactly("1 action X SPLIT 7.0 0.0 [0]", "2 action X DIVIDEND 1.0 0.25 [0]");
  }

  @Test
  void every_row_that_is_wrong_is_told_with_its_line() throws IOException {
    Company company =
        with(
            bars(70, 11),
            "2014-01-02,X,split,0,,",
            "2014-13-02,X,split,2,,",
            "2014-01-02,X,merger,2,,",
            "2014-01-02,X,dividend,,-1,",
            "2014-01-02,X,dividend,,1,2014-01-01",
            "2014-01-02,Y,merger,,,");
    assertThatThrownBy(company::read)
        .isInstanceOfSatisfying(
            BadInputException.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.where().replaceAll(".*/", ""))
                    .containsExactly(
                        "actions.csv:2",
                        "actions.csv:3",
                        "actions.csv:4",
                        "actions.csv:5",
                        "actions.csv:6"))
        .hasMessageContaining("ratio must be new shares for each old one")
        .hasMessageContaining(
            "type must be split, dividend, symbol_change or delisting, was merger");
    assertThatThrownBy(() -> bars(1, 2).actions("path", "none.csv").read())
        .hasMessageContaining("expected a file with market events, found none")
        .hasMessageContaining("none.csv");
    assertThatThrownBy(
            () ->
                with(bars(5, 5), "2014-01-02,X,dividend,,5,")
                    .adjust(Adjust.SPLITS_AND_DIVIDENDS, AdjustMethod.PREVIOUS_CLOSE)
                    .read())
        .hasMessageContaining("a dividend must be less than the close before it");
  }

  @Test
  void a_price_from_before_an_action_is_marked_as_what_it_is_worth_after_it() throws IOException {
    Files.writeString(
        folder.resolve("Y_1d.csv"),
        "date,open,high,low,close,volume\n"
            + "2014-01-01,5,5,5,5,1\n2014-01-02,5,5,5,5,1\n2014-01-03,5,5,5,5,1\n"
            + "2014-01-04,5,5,5,5,1\n2014-01-05,5,5,5,5,1\n");
    bars(70);
    Files.writeString(
        folder.resolve("X_1d.csv"),
        "date,open,high,low,close,volume\n2014-01-01,70,70,70,70,1\n2014-01-05,9,9,9,9,1\n");
    Company company =
        with(
            Company.of(
                Market.of("csv", "X_1d", "Y_1d")
                    .in(folder)
                    .with("path", "{symbol}_{timeframe}.csv")),
            "2014-01-02,X,split,7,,",
            "2014-01-03,X,dividend,,1,");
    for (int slices : new int[] {1, 2, 3, 4096}) {
      List<Double> marks = new ArrayList<>();
      for (BarBlock block : company.cutAt(slices).read().blocks()) {
        for (int i = 0; i < block.slices(); i++) {
          marks.add(block.marks(0)[i]);
        }
      }
      assertThat(marks).as("frames of %d", slices).containsExactly(70.0, 10.0, 9.0, 9.0, 9.0);
    }
  }

  /**
   * Quandl WIKI prices of 2014 (zipline's test data): adjusted by dividends at the close of the
   * ex-date, backward from the last row. Forward from the first they are the same but for a factor.
   */
  @ParameterizedTest
  @CsvSource({"AAPL, 8e-14", "MSFT, 2e-14"})
  void adjusted_prices_of_2014_are_those_that_quandl_published(String symbol, double tolerance)
      throws IOException {
    List<double[]> published = quandl(symbol);
    Company company =
        Company.of(
                Market.of("csv", symbol + "_1d")
                    .in(folder)
                    .with("path", "{symbol}_{timeframe}.csv"))
            .actions("path", "{symbol}_{timeframe}.csv".replace("{timeframe}", "1d"))
            .adjust(Adjust.SPLITS_AND_DIVIDENDS, AdjustMethod.TOTAL_RETURN);
    List<Row> rows = company.read().rows();
    assertThat(rows).hasSameSizeAs(published);
    double factor = published.getFirst()[3] / rows.getFirst().close();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double[] expected = published.get(i);
      double[] actual = {row.open(), row.high(), row.low(), row.close()};
      for (int column = 0; column < 4; column++) {
        assertThat(actual[column] * factor / expected[column])
            .as("row %d, column %d", i, column)
            .isCloseTo(1, within(column == 3 ? tolerance : 1e-13));
      }
      assertThat(row.volume() / expected[4])
          .isCloseTo(rows.getLast().volume() / published.getLast()[4], within(1e-12));
    }
    List<Row> other =
        company.adjust(Adjust.SPLITS_AND_DIVIDENDS, AdjustMethod.PREVIOUS_CLOSE).read().rows();
    double difference =
        Math.abs(
            other.getFirst().close()
                    / other.getLast().close()
                    / (rows.getFirst().close() / rows.getLast().close())
                - 1);
    assertThat(difference).as("the other method").isBetween(1e-5, 1e-3);
  }

  /** Writes a symbol's rows as a file and gives the adjusted columns. */
  private List<double[]> quandl(String symbol) throws IOException {
    List<double[]> adjusted = new ArrayList<>();
    StringBuilder text =
        new StringBuilder("date,open,high,low,close,volume,ex-dividend,split_ratio\n");
    try (ZipFile zip = new ZipFile(Oracles.file("data/quandl/QUANDL_ARCHIVE.zip").toFile());
        InputStream in = zip.getInputStream(zip.entries().nextElement())) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] fields = line.split(",");
        if (fields[0].equals(symbol)) {
          text.append(String.join(",", List.of(fields).subList(1, 9))).append('\n');
          double[] row = new double[5];
          for (int i = 0; i < row.length; i++) {
            row[i] = Double.parseDouble(fields[9 + i]);
          }
          adjusted.add(row);
        }
      }
    }
    Files.writeString(folder.resolve(symbol + "_1d.csv"), text);
    return adjusted;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void adjusted_returns_are_total_returns_and_depend_on_nothing_later(long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    double[] closes = new double[28];
    List<String> actions = new ArrayList<>();
    double[] ratios = new double[closes.length];
    double[] dividends = new double[closes.length];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = 50 + random.nextInt(5000) / 100.0;
      ratios[i] = 1;
      if (i > 0 && random.nextInt(5) == 0) {
        ratios[i] = List.of(2.0, 3.0, 0.05, 7.0, 1.5).get(random.nextInt(5));
        actions.add("2014-01-%02d,X,split,%s,,".formatted(i + 1, ratios[i]));
      }
      if (i > 0 && random.nextInt(4) == 0) {
        dividends[i] = (1 + random.nextInt(80)) / 100.0;
        actions.add("2014-01-%02d,X,dividend,,%s,".formatted(i + 1, dividends[i]));
      }
    }
    Company company =
        with(bars(closes), actions.toArray(String[]::new))
            .adjust(Adjust.SPLITS_AND_DIVIDENDS, AdjustMethod.TOTAL_RETURN);
    List<Double> adjusted = closes(company);
    for (int i = 1; i < closes.length; i++) {
      double total = (closes[i] + dividends[i]) * ratios[i] / closes[i - 1];
      assertThat(adjusted.get(i) / adjusted.get(i - 1)).isCloseTo(total, within(1e-13 * total));
    }
    for (AdjustMethod method : AdjustMethod.values()) {
      Company either = company.adjust(Adjust.SPLITS_AND_DIVIDENDS, method);
      Company.Read whole = either.read();
      for (int end : new int[] {1, 2, 9, 20, 27}) {
        assertThat(either.limitedTo(end).cutAt(3).read().rows())
            .isEqualTo(whole.rows().subList(0, end));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void where_frames_are_cut_changes_nothing(Adjust adjust) throws IOException {
    Company company =
        with(
                bars(70, 77, 11, 12, 13, 14, 28, 27, 26, 25),
                "2014-01-03,X,split,7,,",
                "2014-01-05,X,dividend,,0.4,2014-01-07",
                "2014-01-07,X,split,0.5,,",
                "2014-01-09,X,symbol_change,,,",
                "2014-01-10,X,delisting,,20,")
            .paid(DividendDay.PAY_DATE)
            .adjust(adjust, AdjustMethod.TOTAL_RETURN);
    Company.Read whole = company.read();
    for (int slices : new int[] {1, 2, 3, 7}) {
      Company.Read cut = company.cutAt(slices).read();
      assertThat(cut.rows()).isEqualTo(whole.rows());
      assertThat(cut.beside()).isEqualTo(whole.beside());
      assertThat(cut.hash()).isEqualTo(whole.hash());
    }
  }
}
