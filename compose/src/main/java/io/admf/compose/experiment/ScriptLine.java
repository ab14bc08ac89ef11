package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.component.Scalars;
import io.admf.compose.experiment.Experiment.Contract;
import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.config.Place;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.ScriptedOrder.Act;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of a script as it was written.
 *
 * @param reducesUnlessTold whether nothing was said of {@code reduce_only}
 */
record ScriptLine(String place, ScriptedOrder order, boolean reducesUnlessTold) {

  /** What a line may do. */
  private enum Does {
    ORDER,
    CANCEL,
    MODIFY
  }

  private static final double LEAST = 1e-9;
  private static final double MOST = 1e15;
  private static final double MOST_UNITS = 0x1p62;
  private static final List<String> AMOUNTS =
      List.of("quantity", "target_percent", "target_quantity");

  /** The line of a section; null when it makes no sense, which has then been reported. */
  static @Nullable ScriptLine read(Section line, List<Symbol> symbols, ScriptTimes times) {
    return new Reading(line, symbols, times).read();
  }

  /** Reads one line. */
  private static final class Reading {

    private final Section line;
    private final List<Symbol> symbols;
    private final ScriptTimes times;
    private final int before;

    Reading(Section line, List<Symbol> symbols, ScriptTimes times) {
      this.line = line;
      this.symbols = symbols;
      this.times = times;
      this.before = line.problems().list().size();
    }

    @Nullable ScriptLine read() {
      Does does = line.choice("action", Does.class, Does.ORDER);
      Symbol symbol = symbol(does);
      long time = time(symbol);
      return switch (does) {
        case ORDER -> order(symbol, time);
        case CANCEL -> change(Act.CANCEL, symbol, time);
        case MODIFY -> change(Act.MODIFY, symbol, time);
      };
    }

    private void problem(String message) {
      line.problems().add(line.place().toString(), message);
    }

    private @Nullable ScriptLine done(ScriptedOrder order, boolean unless) {
      line.finish();
      return line.problems().list().size() > before
          ? null
          : new ScriptLine(line.place().toString(), order, unless);
    }

    /** The file and line, without the folder: what results say, wherever they are made. */
    private String label() {
      Place place = line.place();
      String file = place.source().substring(place.source().lastIndexOf('/') + 1);
      return place.line() == 0 ? file : file + ':' + place.line();
    }

    private Symbol symbol(Does does) {
      String name = line.text("symbol");
      if (name == null && does == Does.ORDER && symbols.size() > 1) {
        line.missing("symbol", "one of " + String.join(", ", names()));
      }
      for (Symbol each : symbols) {
        if (each.name().equals(name)) {
          return each;
        }
      }
      if (name != null) {
        String nearest = Names.nearest(name, names());
        problem(
            "symbol names %s, which is not there; %s"
                .formatted(
                    name,
                    nearest != null
                        ? "did you mean " + nearest + "?"
                        : "there are " + String.join(", ", names())));
      }
      return symbols.isEmpty()
          ? new Symbol("?", List.of(), 0, Contract.spot("USD"))
          : symbols.getFirst();
    }

    private List<String> names() {
      return symbols.stream().map(Symbol::name).toList();
    }

    private long time(Symbol symbol) {
      String text = line.text("time");
      Long time = text == null ? null : times.decided(text, symbol);
      Yaml written = line.get("time");
      if (written == null) {
        line.missing("time", "a date such as 2023-01-31, or a time such as 2023-01-31T14:30");
      } else if (time == null) {
        line.wrong(
            "time", written, "a date such as 2023-01-31, or a time such as 2023-01-31T14:30");
      }
      return time == null ? 0 : time;
    }

    /** A positive number, or NaN when it is not given. */
    private double price(String key, boolean anySign) {
      return line.number(key, Double.NaN, anySign ? -MOST : LEAST, MOST);
    }

    private @Nullable ScriptLine change(Act act, Symbol symbol, long time) {
      String tag = line.text("tag", "");
      if (tag.isEmpty()) {
        line.missing("tag", "the tag of an order of the script");
      }
      double quantity = Double.NaN;
      double limit = Double.NaN;
      double stop = Double.NaN;
      if (act == Act.MODIFY) {
        quantity = line.number("quantity", Double.NaN, LEAST, MOST);
        limit = price("limit", false);
        stop = price("stop", false);
        if (!line.has("quantity") && !line.has("limit") && !line.has("stop")) {
          problem("modify changes nothing; give quantity, limit or stop");
        }
      }
      return done(
          new ScriptedOrder(
              time,
              tag,
              line.has("symbol") ? symbol.name() : "",
              act,
              quantity,
              OrderType.MARKET,
              limit,
              stop,
              Double.NaN,
              false,
              TimeInForce.GTC,
              Long.MAX_VALUE,
              false,
              "",
              "",
              PriceBasis.PRICE,
              List.of(),
              label()),
          false);
    }

    private @Nullable ScriptLine order(Symbol symbol, long time) {
      List<String> given = AMOUNTS.stream().filter(line::has).toList();
      if (given.size() != 1) {
        problem(
            "expected one of quantity with side, target_percent and target_quantity, was %s"
                .formatted(given.isEmpty() ? "none" : String.join(" and ", given)));
      }
      Act act =
          line.has("target_percent")
              ? Act.TARGET_PERCENT
              : line.has("target_quantity") ? Act.TARGET_QUANTITY : Act.ORDER;
      double amount = amount(act);
      if (act != Act.TARGET_PERCENT
          && Math.abs(amount) * StrictMath.pow(10, symbol.sizeDecimals()) >= MOST_UNITS) {
        problem("expected a quantity of fewer than 2^62 increments, was " + Names.number(amount));
      }
      OrderType type = line.choice("type", OrderType.class, OrderType.MARKET);
      PriceBasis basis = line.choice("basis", PriceBasis.class, PriceBasis.PRICE);
      String parent = line.text("parent", "");
      if (basis != PriceBasis.PRICE && parent.isEmpty()) {
        problem("basis counts prices from the fill of a parent; give parent");
      }
      double limit = price("limit", basis != PriceBasis.PRICE);
      double stop = price("stop", basis != PriceBasis.PRICE);
      String name = Names.snake(type.name());
      needs(name, "limit", type.limited(), type.limited());
      needs(name, "stop", type.stops() && type != OrderType.TRAILING_STOP, type.stops());
      needs(name, "trail", type == OrderType.TRAILING_STOP, type == OrderType.TRAILING_STOP);
      String trail = line.text("trail", "");
      double distance = trail(trail);
      if (trail.endsWith("%") && amount < 0 && distance >= 100) {
        problem("a trail of %s puts the stop of a sale at or below zero".formatted(trail));
      }
      TimeInForce lasting = line.choice("time_in_force", TimeInForce.class, TimeInForce.GTC);
      needs(
          Names.snake(lasting.name()),
          "expires",
          lasting == TimeInForce.GTD,
          lasting == TimeInForce.GTD);
      return done(
          new ScriptedOrder(
              time,
              line.text("tag", ""),
              symbol.name(),
              act,
              amount,
              type,
              limit,
              stop,
              distance,
              trail.endsWith("%"),
              lasting,
              expires(symbol, time),
              line.flag("reduce_only", false),
              parent,
              line.text("group", ""),
              basis,
              lots(),
              label()),
          !line.has("reduce_only"));
    }

    /** The tags of a list, or of a text with spaces or semicolons between them. */
    private List<String> lots() {
      return line.texts("lots").stream()
          .flatMap(text -> Arrays.stream(text.strip().split("[\\s;]+", -1)))
          .filter(tag -> !tag.isEmpty())
          .toList();
    }

    /** Reports what a type needs and does not have, or has and does not take. */
    private void needs(String what, String key, boolean needed, boolean taken) {
      if (needed && !line.has(key)) {
        problem("%s needs %s".formatted(what, key));
      } else if (!taken && line.has(key)) {
        problem("%s takes no %s; remove it".formatted(what, key));
      }
    }

    private double amount(Act act) {
      Side side = line.choice("side", Side.class, Side.BUY);
      if (act == Act.ORDER) {
        if (line.has("quantity") && !line.has("side")) {
          line.missing("side", "buy or sell");
        }
        return side.sign() * line.number("quantity", 1, LEAST, MOST);
      }
      if (line.has("side")) {
        problem("a target says itself whether to buy or sell; remove side");
      }
      return act == Act.TARGET_PERCENT ? percent() : line.number("target_quantity", 0, -MOST, MOST);
    }

    /** A fraction of equity, as one or as percent: 0.6 or 60%. */
    private double percent() {
      String text = line.text("target_percent", "");
      Double number = number(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
      double fraction = number == null ? Double.NaN : text.endsWith("%") ? number / 100 : number;
      if (!(Math.abs(fraction) <= 100)) {
        Yaml written = line.get("target_percent");
        if (written != null) {
          line.wrong("target_percent", written, "a fraction of equity such as 0.6 or 60%");
        }
        return 0;
      }
      return fraction;
    }

    private double trail(String text) {
      if (text.isEmpty()) {
        return Double.NaN;
      }
      Double number = number(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
      if (number == null || !(number > 0 && number <= MOST)) {
        Yaml written = line.get("trail");
        if (written != null) {
          line.wrong("trail", written, "a positive amount such as 2.5, or percent such as 3%");
        }
        return Double.NaN;
      }
      return number;
    }

    private static @Nullable Double number(String text) {
      return Scalars.read(text.strip().toLowerCase(Locale.ROOT)) instanceof Number number
          ? (Double) number.doubleValue()
          : null;
    }

    private long expires(Symbol symbol, long time) {
      String text = line.text("expires");
      if (text == null) {
        return Long.MAX_VALUE;
      }
      Long ends = times.ends(text, symbol);
      Yaml written = line.get("expires");
      if (written != null && (ends == null || ends <= time)) {
        line.wrong("expires", written, "a date or time after time, such as 2023-02-28");
      }
      return ends == null ? Long.MAX_VALUE : ends;
    }
  }
}
