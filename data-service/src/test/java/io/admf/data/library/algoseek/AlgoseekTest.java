package io.admf.data.library.algoseek;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.Market;
import io.admf.time.Instants;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlgoseekTest {

  private static final String FIX = "; fix the row or set data.bad_rows: skip";

  private static final String MASTER =
      """
      SecId,Tickers,TickersStartToEndDate,Name
      33008,AA; ARNC; HWM,20070103:20161031; 20161101:20200331; 20200401:29991231,Howmet
      33449,AAPL,20070103:29991231,Apple Inc
      99999,AA,20161101:29991231,Alcoa Corp
      """;

  private static final String DAYS =
      """
      TradeDate,SecId,Ticker,OpenPrice,HighPrice,LowPrice,ClosePrice,MarketHoursVolume,CumulativePriceFactor,CumulativeVolumeFactor,AdjustmentReason
      20200828,33449,AAPL,504,506,498,500,1000,4.04,4,
      20200828,33008,HWM,17,18,16,17,10,1,1,
      20200831,33449,AAPL,128,131,126,129,4000,1.01,1,Subdiv
      20200901,33449,AAPL,132,134,130,134,4000,1,1,CashDiv
      """;

  private static final String MINUTES =
      """
      Date,Ticker,TimeBarStart,FirstTradePrice,HighTradePrice,LowTradePrice,LastTradePrice,VolumeWeightPrice,Volume,TotalTrades
      20200306,AAPL,09:30,10,12,9,11,10.5,100,5
      20200306,AAPL,09:31,,,,,,0,0
      20200306,AAPL,09:32,11,12,10,12,11,50,3
      """;

  @TempDir Path folder;

  private Market market(String series, String path) {
    return Market.of("algoseek", series).in(folder).with("path", path);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private static String message(Market market) {
    return market.refusal();
  }

  @Test
  void days_of_one_security_are_taken_out_of_a_file_of_many() throws IOException {
    write("days.csv", DAYS);
    write("master.csv", MASTER);
    Market apple = market("AAPL_1d", "days.csv");
    assertThat(apple.rows())
        .extracting(row -> Instants.format(row.eventTime()) + ' ' + row.close())
        .containsExactly(
            "2020-08-28T04:00:00Z 500.0",
            "2020-08-31T04:00:00Z 129.0",
            "2020-09-01T04:00:00Z 134.0");
    assertThat(apple.with("security_master", "master.csv").rows()).isEqualTo(apple.rows());
    assertThat(apple.with("sec_id", 33008L).rows().getFirst().close()).isEqualTo(17);
    assertThat(message(market("IBM_1d", "days.csv")))
        .isEqualTo("days.csv: expected rows of IBM, was none");
    assertThat(message(apple.with("sec_id", 7L)))
        .isEqualTo("days.csv: expected rows of AAPL, security 7, was none");
  }

  @Test
  void a_security_is_followed_through_its_tickers() throws IOException {
    write("master.csv", MASTER);
    write(
        "33008.csv",
        """
        TradeDate,SecId,Ticker,Open,High,Low,Close,Volume
        2016-10-31,33008,AA,1,2,1,2,5
        2016-11-01,33008,ARNC,2,3,2,3,5
        """);
    Market market = market("HWM_1d", "{sec_id}.csv").with("security_master", "master.csv");
    assertThat(market.rows()).extracting(row -> row.close()).containsExactly(2.0, 3.0);
    assertThat(message(market("AA_1d", "{sec_id}.csv").with("security_master", "master.csv")))
        .isEqualTo(
            "master.csv: the ticker AA was that of several securities: 33008 from 20070103 to"
                + " 20161031, 99999 from 20161101 to 29991231; set data.sec_id or the range of"
                + " dates");
    assertThat(
            market("AA_1d", "{sec_id}.csv")
                .with("security_master", "master.csv")
                .between("2016-01-01", "2016-11-01")
                .rows())
        .extracting(row -> row.close())
        .containsExactly(2.0);
    assertThat(message(market("AAPPL_1d", "{sec_id}.csv").with("security_master", "master.csv")))
        .isEqualTo(
            "master.csv: expected a security that bore the ticker AAPPL in the range of dates, found"
                + " none; did you mean AAPL?");
    assertThat(message(market("AA_1d", "{sec_id}.csv")))
        .isEqualTo("data.path: names {sec_id}: set data.sec_id or data.security_master");
  }

  @Test
  void factors_are_applied_when_asked_for_from_columns_or_a_file() throws IOException {
    write("days.csv", DAYS);
    Market apple = market("AAPL_1d", "days.csv");
    assertThat(apple.with("vendor_factors", "splits").rows())
        .extracting(row -> row.close(), row -> row.volume())
        .containsExactly(tuple(125, 4000), tuple(129, 4000), tuple(134, 4000));
    assertThat(apple.with("vendor_factors", "splits_and_dividends").rows())
        .extracting(row -> row.close(), row -> row.volume())
        .containsExactly(tuple(500 / 4.04, 4000), tuple(129 / 1.01, 4000), tuple(134, 4000));
    write(
        "factors.csv",
        """
        SecId,Ticker,TradeDate,CumulativePriceFactor,CumulativeVolumeFactor
        33449,AAPL,20200828,2,2
        33008,HWM,20200828,9,9
        33449,AAPL,20200831,1,1
        """);
    Market filed =
        apple.with("vendor_factors", "splits", "factor_file", "factors.csv", "sec_id", 33449L);
    assertThat(message(filed))
        .isEqualTo("days.csv:5: expected factors of 20200901 in factors.csv, found none" + FIX);
    assertThat(filed.skipping().rows())
        .extracting(row -> row.close(), row -> row.volume())
        .containsExactly(tuple(250, 2000), tuple(129, 4000));
    write("days.csv", DAYS.replace(",4.04,", ",0,"));
    assertThat(message(apple.with("vendor_factors", "splits")))
        .isEqualTo("days.csv:2: factors must be numbers above 0, was 0 and 4" + FIX);
  }

  private static org.assertj.core.groups.Tuple tuple(double close, double volume) {
    return org.assertj.core.groups.Tuple.tuple(close, volume);
  }

  @Test
  void minutes_are_those_of_new_york_and_one_without_a_trade_is_no_bar() throws IOException {
    write("m.csv", MINUTES);
    assertThat(market("AAPL_1m", "m.csv").rows())
        .extracting(row -> Instants.format(row.eventTime()))
        .containsExactly("2020-03-06T14:30:00Z", "2020-03-06T14:32:00Z");
    assertThat(market("AAPL_1m", "m.csv").skipping().notes().skipped()).isZero();
    for (String other : new String[] {"0930", "093000", "9:30", "09:30:00", "09:30:00.000"}) {
      write("m.csv", MINUTES.replace("09:30", other));
      assertThat(market("AAPL_1m", "m.csv").rows())
          .as(other)
          .extracting(row -> Instants.format(row.eventTime()))
          .contains("2020-03-06T14:30:00Z");
    }
  }

  @Test
  void files_of_days_are_read_one_after_the_other_over_a_change_of_clocks() throws IOException {
    write("m/20200306/AAPL.csv", MINUTES);
    Files.createDirectories(folder.resolve("m/20200309"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("m/20200309/AAPL.csv.gz")))) {
      out.write(MINUTES.replace("20200306", "20200309").getBytes(StandardCharsets.UTF_8));
    }
    write("m/20200310/AAPL.csv", "");
    Market market = market("AAPL_1m", "m/*/{symbol}.csv*");
    assertThat(market.rows())
        .extracting(row -> Instants.format(row.eventTime()))
        .containsExactly(
            "2020-03-06T14:30:00Z",
            "2020-03-06T14:32:00Z",
            "2020-03-09T13:30:00Z",
            "2020-03-09T13:32:00Z");
    write(
        "m/20200310/AAPL.csv", MINUTES.replace("20200306", "20200310").replace(",9,11,", ",x,11,"));
    assertThat(message(market))
        .isEqualTo("m/20200310/AAPL.csv:2: low must be a number, was x" + FIX);
    assertThat(message(market("AAPL_1m", "n/*.csv")))
        .isEqualTo(
            "data.path: expected files with the bars of AAPL_1m, found none; looked for n/*.csv");
  }

  @Test
  void bad_rows_and_layouts_are_told_with_their_lines() throws IOException {
    write("days.csv", DAYS);
    assertThat(message(market("AAPL_1m", "days.csv")))
        .isEqualTo("days.csv:1: expected minute bars for the timeframe 1m, was a file of days");
    write("m.csv", MINUTES);
    assertThat(message(market("AAPL_1d", "m.csv")))
        .isEqualTo(
            "m.csv:1: expected daily bars for the timeframe 1d, was a file of minutes"
                + " (TimeBarStart)");
    write(
        "bad.csv",
        """
        TradeDate,Open,High,Low,Close,Volume
        20200230,1,2,1,2,3
        20200303,1,2,1
        20200304,1,2,,2,3

        20200305,3,2,1,2,3
        20200306,1,2,1,2,3
        20200306,1,2,1,2,3
        """);
    assertThat(message(market("AAPL_1d", "bad.csv")))
        .isEqualTo(
            String.join(
                "\n",
                "bad.csv:2: the date must be such as 20200831, was 20200230 " + FIX,
                "bad.csv:3: expected 6 columns, was 4" + FIX,
                "bad.csv:4: low must be a number, was empty" + FIX,
                "bad.csv:6: high must be ≥ open, was 2 with open 3" + FIX,
                "bad.csv:8: time must occur once, was 2020-03-06T05:00:00Z as in line 7" + FIX));
    write("none.csv", "TradeDate,High,Low,Close,Volume\n");
    assertThat(message(market("AAPL_1d", "none.csv")))
        .isEqualTo(
            "none.csv:1: expected a column openprice or open, was tradedate,high,low,close,volume");
    write("empty.csv", "");
    assertThat(message(market("AAPL_1d", "empty.csv")))
        .isEqualTo("empty.csv: expected rows of AAPL, was none");
    write(
        "master.csv",
        "SecId,Tickers,TickersStartToEndDate\nx,A,20070103:20161031\n1,A;B,1:2\n2,A,1:2\n");
    assertThat(message(market("A_1d", "days.csv").with("security_master", "master.csv")))
        .isEqualTo(
            String.join(
                "\n",
                "master.csv:2: SecId must be a whole number, was x" + FIX,
                "master.csv:3: expected as many dates as tickers, was 1 for 2" + FIX,
                "master.csv:4: dates must be such as 20070103:20161031, was 1:2" + FIX));
  }
}
