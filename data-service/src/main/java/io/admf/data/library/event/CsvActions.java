package io.admf.data.library.event;

import io.admf.component.Param;
import io.admf.data.delimited.Delimited;
import io.admf.data.event.ActionRow;
import io.admf.data.event.ActionSource;
import io.admf.data.event.CorporateActions;
import io.admf.data.event.EventRequest;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import io.admf.frame.MarketFrame.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Corporate actions of CSV files, in one of two forms: a row for each action with its type; or a
 * row for each day with a column of split ratios, a column of dividends, or both, as data vendors
 * put them beside prices. There 0 and, for a split, 1 mean nothing.
 */
@ActionSource(
    name = "csv",
    description = "Splits, dividends, symbol changes and delistings of CSV files")
public record CsvActions(
    @Param(
            value =
                "the file; with {symbol} in it, one for each symbol; may be the file of the bars"
                    + " where that has columns of splits and dividends",
            otherwise = "data/{symbol}_actions.csv")
        String path,
    @Param(value = "the character between columns, or tab", otherwise = ",") String delimiter,
    @Param(
            value = "the column of the ex-date; auto knows the usual names",
            otherwise = EventTable.AUTO)
        String dateColumn,
    @Param(
            value = "the column of the symbol, for a file of several; auto for symbol or ticker",
            otherwise = EventTable.AUTO)
        String symbolColumn,
    @Param(
            value = "the column that says split, dividend, symbol_change or delisting",
            otherwise = EventTable.AUTO)
        String typeColumn,
    @Param(
            value = "the column of new shares for each old one: 7, 7:1 or 0.05",
            otherwise = EventTable.AUTO)
        String ratioColumn,
    @Param(
            value = "the column of cash for each share, in the currency of the price",
            otherwise = EventTable.AUTO)
        String amountColumn,
    @Param(value = "the column of the day a dividend is paid", otherwise = EventTable.AUTO)
        String payDateColumn,
    @Param(value = "as for bars", otherwise = "auto") String timeFormat,
    @Param(value = "the IANA time zone whose midnight begins an ex-date", otherwise = "UTC")
        String timeZone)
    implements CorporateActions {

  private static final List<String> DATE =
      List.of("exdate", "date", "timestamp", "datetime", "time");
  private static final List<String> SYMBOL = List.of("symbol", "ticker");
  private static final List<String> TYPE = List.of("type", "action", "actiontype");
  private static final List<String> RATIO =
      List.of("ratio", "splitratio", "split", "stocksplits", "splitfactor", "splitcoefficient");
  private static final List<String> AMOUNT =
      List.of("amount", "dividend", "dividends", "exdividend", "dividendamount", "divcash");
  private static final List<String> PAY_DATE = List.of("paydate", "paymentdate");

  /** Checks what can be checked without a file. */
  public CsvActions {
    new Delimited(delimiter, true);
    TimeText.configured(timeFormat, timeZone);
  }

  @Override
  public List<ActionRow> read(EventRequest request) {
    List<ActionRow> actions = new ArrayList<>();
    for (EventFiles.Found found : EventFiles.find(path, "data.actions.path", request)) {
      try (EventTable table =
          EventTable.open(
              found.file(),
              new Delimited(delimiter, true).separator(),
              TimeText.configured(timeFormat, timeZone),
              request.data().skipBadRows())) {
        new Reading(table, found.symbol(), request, actions).run();
      }
    }
    return actions;
  }

  /** One file being read. */
  private final class Reading {

    private final EventTable table;
    private final String symbol;
    private final EventRequest request;
    private final List<ActionRow> actions;
    private final int dates;
    private final int symbols;
    private final int types;
    private final int ratios;
    private final int amounts;
    private final int payDates;

    Reading(EventTable table, String symbol, EventRequest request, List<ActionRow> actions) {
      this.table = table;
      this.symbol = symbol;
      this.request = request;
      this.actions = actions;
      this.dates = table.column("data.actions.date_column", dateColumn, DATE, true);
      this.symbols =
          symbol.isEmpty()
              ? table.column("data.actions.symbol_column", symbolColumn, SYMBOL, several(request))
              : -1;
      this.types = table.column("data.actions.type_column", typeColumn, TYPE, false);
      this.ratios = table.column("data.actions.ratio_column", ratioColumn, RATIO, false);
      this.amounts = table.column("data.actions.amount_column", amountColumn, AMOUNT, false);
      this.payDates = table.column("data.actions.pay_date_column", payDateColumn, PAY_DATE, false);
      if (ratios < 0 && amounts < 0 && types < 0) {
        table.wrongColumns("expected a column of types, of split ratios or of dividends");
      }
      table.columnsFound();
    }

    private static boolean several(EventRequest request) {
      return request.symbols().size() > 1;
    }

    void run() {
      while (table.next()) {
        String of =
            symbol.isEmpty()
                ? symbols < 0 ? request.symbols().getFirst() : table.text(symbols)
                : symbol;
        if (!request.symbols().contains(of)) {
          continue;
        }
        if (types >= 0) {
          typed(of);
        } else {
          daily(of);
        }
      }
      table.end();
    }

    /** A row that is an action. */
    private void typed(String of) {
      String type = table.text(types).toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
      switch (type) {
        case "split", "reverse_split" -> split(of);
        case "dividend", "special_dividend", "cash_dividend" -> dividend(of);
        case "symbol_change" -> add(of, Effect.SYMBOL_CHANGE, 1, 0);
        case "delisting" -> add(of, Effect.DELISTING, 1, last());
        default -> {
          table.bad(
              "type must be split, dividend, symbol_change or delisting, was "
                  + EventTable.shown(type));
          table.sound();
        }
      }
    }

    private double last() {
      double amount = table.number(amounts, "amount", Double.NaN);
      if (amount < 0) {
        table.bad("amount must be at least 0, was " + table.text(amounts));
      }
      return amount;
    }

    private void split(String of) {
      double ratio = ratio(table.text(ratios));
      if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
        table.bad(
            "ratio must be new shares for each old one, such as 7, 7:1 or 0.05, was "
                + EventTable.shown(table.text(ratios)));
      }
      add(of, Effect.SPLIT, ratio, 0);
    }

    private void dividend(String of) {
      double amount = table.number(amounts, "amount", Double.NaN);
      if (!(amount > 0)) {
        table.bad("amount must be above 0, was " + EventTable.shown(table.text(amounts)));
      }
      add(of, Effect.DIVIDEND, 1, amount);
    }

    /** A row of a day, on which nothing may have happened. */
    private void daily(String of) {
      double ratio = ratios < 0 || table.text(ratios).isEmpty() ? 1 : ratio(table.text(ratios));
      if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
        table.bad(
            "the split ratio must be at least 0, was " + EventTable.shown(table.text(ratios)));
      }
      double amount = table.number(amounts, "dividend", 0);
      if (amount < 0) {
        table.bad("the dividend must be at least 0, was " + table.text(amounts));
      }
      if (!table.sound()) {
        return;
      }
      if (ratio != 0 && ratio != 1) {
        add(of, Effect.SPLIT, ratio, 0);
      }
      if (amount > 0) {
        add(of, Effect.DIVIDEND, 1, amount);
      }
    }

    private void add(String of, Effect effect, double ratio, double amount) {
      long exTime = table.time(dates, "date", TimeText.UNREADABLE);
      long payTime = table.time(payDates, "pay date", exTime);
      if (payTime < exTime) {
        table.bad("the pay date must not be before the ex-date, was " + table.text(payDates));
      }
      if (table.sound()) {
        actions.add(new ActionRow(of, effect, exTime, payTime, ratio, amount, table.where()));
      }
    }
  }

  /** A ratio written 7, 7:1 or 7/1; NaN when it is none. */
  private static double ratio(String text) {
    String[] parts = text.split("[:/]", -1);
    if (parts.length > 2) {
      return Double.NaN;
    }
    double ratio = number(parts[0]);
    return parts.length == 1 ? ratio : ratio / number(parts[1]);
  }

  private static double number(String text) {
    return Decimals.parse(text.trim().toCharArray(), 0, text.trim().length());
  }
}
