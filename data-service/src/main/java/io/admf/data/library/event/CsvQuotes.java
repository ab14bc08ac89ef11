package io.admf.data.library.event;

import io.admf.component.Names;
import io.admf.component.Param;
import io.admf.data.delimited.Delimited;
import io.admf.data.event.EventRequest;
import io.admf.data.event.QuoteReader;
import io.admf.data.event.QuoteSource;
import io.admf.data.event.Quotes;
import io.admf.data.row.SourceFile;
import io.admf.data.text.TimeText;
import java.util.List;

/** Quotes of CSV files, one for each symbol, oldest first, read as they are wanted. */
@QuoteSource(name = "csv", description = "Best bid and ask of CSV files, one file for each symbol")
public record CsvQuotes(
    @Param(value = "the file; {symbol} is replaced", otherwise = "data/{symbol}_quotes.csv")
        String path,
    @Param(value = "the character between columns, or tab", otherwise = ",") String delimiter,
    @Param(value = "the column of the time", otherwise = EventTable.AUTO) String timeColumn,
    @Param(value = "the column of the price bid", otherwise = EventTable.AUTO) String bidColumn,
    @Param(value = "the column of the price asked", otherwise = EventTable.AUTO) String askColumn,
    @Param(value = "the column of the quantity bid, if there is one", otherwise = EventTable.AUTO)
        String bidSizeColumn,
    @Param(value = "the column of the quantity asked, if there is one", otherwise = EventTable.AUTO)
        String askSizeColumn,
    @Param(value = "as for bars", otherwise = "auto") String timeFormat,
    @Param(value = "the IANA time zone of times without one", otherwise = "UTC") String timeZone)
    implements Quotes {

  private static final List<String> TIME = List.of("timestamp", "time", "datetime", "ts");
  private static final List<String> BID = List.of("bid", "bidprice", "bidpx");
  private static final List<String> ASK = List.of("ask", "askprice", "askpx", "offer");
  private static final List<String> BID_SIZE =
      List.of("bidsize", "bidqty", "bidquantity", "bidvolume");
  private static final List<String> ASK_SIZE =
      List.of("asksize", "askqty", "askquantity", "askvolume");

  /** Checks what can be checked without a file. */
  public CsvQuotes {
    new Delimited(delimiter, true);
    TimeText.configured(timeFormat, timeZone);
  }

  @Override
  public QuoteReader open(String symbol, EventRequest request) {
    SourceFile file =
        SourceFile.find(
            path.replace("{symbol}", symbol), "data.quotes.path", request.data().folders());
    EventTable table =
        EventTable.open(
            file,
            new Delimited(delimiter, true).separator(),
            TimeText.configured(timeFormat, timeZone),
            request.data().skipBadRows());
    try {
      return new Reader(table);
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private final class Reader implements QuoteReader {

    private final EventTable table;
    private final int times;
    private final int bids;
    private final int asks;
    private final int bidSizes;
    private final int askSizes;
    private long before = Long.MIN_VALUE;
    private long time;
    private double bid;
    private double ask;
    private double bidSize;
    private double askSize;

    Reader(EventTable table) {
      this.table = table;
      times = table.column("data.quotes.time_column", timeColumn, TIME, true);
      bids = table.column("data.quotes.bid_column", bidColumn, BID, true);
      asks = table.column("data.quotes.ask_column", askColumn, ASK, true);
      bidSizes = table.column("data.quotes.bid_size_column", bidSizeColumn, BID_SIZE, false);
      askSizes = table.column("data.quotes.ask_size_column", askSizeColumn, ASK_SIZE, false);
      table.columnsFound();
    }

    @Override
    public boolean next() {
      while (table.next()) {
        take();
        if (table.sound()) {
          before = time;
          if (!table.refused()) {
            return true;
          }
        }
      }
      table.end();
      return false;
    }

    private void take() {
      time = table.time(times, "time", TimeText.UNREADABLE);
      bid = table.number(bids, "bid", 0);
      ask = table.number(asks, "ask", 0);
      bidSize = table.number(bidSizes, "bid size", Double.NaN);
      askSize = table.number(askSizes, "ask size", Double.NaN);
      if (time != TimeText.UNREADABLE && time < before) {
        table.bad("time must not be before that of the row above, was " + table.text(times));
      }
      if (!(bid > 0)) {
        table.bad("bid must be above 0, was " + Names.number(bid));
      }
      if (!(ask >= bid)) {
        table.bad(
            "ask must be ≥ bid, was %s with bid %s"
                .formatted(Names.number(ask), Names.number(bid)));
      }
      if (bidSize < 0 || askSize < 0) {
        table.bad("sizes must be at least 0, was " + Names.number(Math.min(bidSize, askSize)));
      }
    }

    @Override
    public long time() {
      return time;
    }

    @Override
    public double bid() {
      return bid;
    }

    @Override
    public double ask() {
      return ask;
    }

    @Override
    public double bidSize() {
      return bidSize;
    }

    @Override
    public double askSize() {
      return askSize;
    }

    @Override
    public void close() {
      table.close();
    }
  }
}
