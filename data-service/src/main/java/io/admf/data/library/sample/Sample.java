package io.admf.data.library.sample;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.delimited.Delimited;
import io.admf.data.json.JsonBars;
import io.admf.data.json.JsonFields;
import io.admf.data.json.JsonMapping;
import io.admf.data.library.csv.Csv;
import io.admf.data.row.RowOrder;
import io.admf.data.row.RowProblems;
import io.admf.data.row.RowStyle;
import io.admf.data.row.Stamp;
import io.admf.data.tick.BarRule;
import io.admf.data.tick.CsvTrades;
import io.admf.data.tick.TickBars;
import io.admf.frame.Series;
import java.io.InputStream;
import java.util.List;

/**
 * Real data from the class path: AAPL of 2013 by day (ta4j-examples, MIT), trades in bitcoin of a
 * week of 2013 made into bars (ta4j-examples, MIT), ether of three days of 2023 by five minutes
 * (ta4j-examples, MIT), and the euro's reference rates by day from 1999 to 2023
 * (moneta-convert-ecb, Apache-2.0).
 *
 * <p>A daily bar opens at midnight UTC of its date and is known a day later.
 */
@DataSource(
    name = "sample",
    description =
        "Real data that comes along: AAPL 2013, BTCUSD 2013, ETHUSD 2023, euro rates 1999 to 2023")
public record Sample() implements BarSource {

  private static final String APPLE = "/appleinc_bars_from_20130101_usd.csv";
  private static final String TRADES = "/bitstamp_trades_from_20131125_usd.csv";
  private static final String CANDLES = "/ETH-USD-PT5M-2023-3-13_2023-3-15.json";
  private static final String RATES =
      "/org/javamoney/moneta/convert/ecb/defaults/eurofxref-hist.xml";

  @Override
  public BarReader open(SourceRequest request) {
    Series series = request.series();
    Dataset dataset = Dataset.find(series.symbol());
    if (dataset == null) {
      throw new BadInputException("data.source", unknown(series.symbol()));
    }
    String timeframe = series.timeframe().toString();
    if (!dataset.timeframes().contains(timeframe)) {
      throw new BadInputException(
          "data.source",
          "the timeframe of the sample %s must be one of %s, was %s"
              .formatted(dataset.symbol(), dataset.timeframes(), timeframe));
    }
    String priced = dataset.symbol().equals(Dataset.APPLE) ? "USD" : dataset.symbol().substring(3);
    if (!priced.equals(series.instrument().currency())) {
      throw new BadInputException(
          "data.source",
          "the sample %s is priced in %s, the account is kept in %s; set currency: %s and run it apart"
              .formatted(dataset.symbol(), priced, series.instrument().currency(), priced));
    }
    return switch (dataset.symbol()) {
      case Dataset.APPLE ->
          Csv.standard(APPLE).read("sample:" + APPLE.substring(1), resource(APPLE), request);
      case Dataset.BITCOIN -> bitcoin("sample:" + TRADES.substring(1), resource(TRADES), request);
      case Dataset.ETHER ->
          JsonBars.read(
              new JsonMapping(
                  "/ohlc",
                  JsonFields.auto(),
                  "epoch_ms",
                  "UTC",
                  new RowStyle(Stamp.LAST, RowOrder.OLDEST_FIRST, 1)),
              "sample:" + CANDLES.substring(1),
              resource(CANDLES),
              request);
      default ->
          EuroRates.read(
              "sample:" + RATES.substring(RATES.lastIndexOf('/') + 1),
              resource(RATES),
              request,
              dataset.symbol().substring(3));
    };
  }

  private static BarReader bitcoin(String place, InputStream in, SourceRequest request) {
    RowProblems problems = new RowProblems(place, false);
    CsvTrades trades =
        new CsvTrades(
            new Delimited(",", true),
            new CsvTrades.Columns("auto", "auto", "auto", "epoch_s", "UTC", 1),
            place,
            in,
            problems);
    return new TickBars(request, place, BarRule.TIME, 0, problems, trades);
  }

  private static InputStream resource(String name) {
    InputStream in = Sample.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the resource " + name + " is not on the class path");
    }
    return in;
  }

  private static String unknown(String symbol) {
    List<String> symbols = Dataset.all().stream().map(Dataset::symbol).toList();
    String nearest = Names.nearest(symbol, symbols);
    return "the samples have no symbol %s%s; there are %s"
        .formatted(symbol, nearest == null ? "" : ", did you mean " + nearest + "?", symbols);
  }
}
