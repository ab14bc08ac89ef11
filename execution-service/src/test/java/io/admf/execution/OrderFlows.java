package io.admf.execution;

import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.execution.NaiveQuoteDesk.Quote;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random flows of orders and changes, over bars or quotes. */
final class OrderFlows {

  private static final int SLICES = OrderFlow.SLICES;
  private static final double QUARTER = 21_600_000; // of a day, milliseconds

  private OrderFlows() {}

  /** One of the flows. */
  static OrderFlow of(SplittableRandom random, boolean quoted) {
    double[] splits = new double[SLICES];
    for (int i = 0; i < SLICES; i++) {
      splits[i] = i > 0 && random.nextInt(60) == 0 ? (random.nextBoolean() ? 2 : 0.5) : 1;
    }
    boolean two = random.nextInt(3) == 0;
    int length = random.nextBoolean() ? 1 : 4;
    double[][][] bars = {bars(random, 1), bars(random, length)};
    List<List<Quote>> quotes = quoted ? List.of(quotes(random), quotes(random)) : List.of();
    double close = 10;
    ComponentSpec none = ComponentSpec.of("none");
    ExecutionSpec execution =
        new ExecutionSpec(
            "flow",
            timing(random, quoted),
            none,
            none,
            random.nextBoolean() ? 0 : 0.25,
            none,
            latency(random),
            none,
            new MatchingSpec(
                Intrabar.values()[random.nextInt(4)],
                random.nextInt(4) == 0,
                null,
                random.nextInt(4) != 0,
                random.nextInt(4) == 0,
                random.nextInt(4) != 0));
    List<Event> events = new ArrayList<>();
    long number = 1;
    long groups = 0;
    long changes = 0;
    for (int i = 0; i < SLICES; i++) {
      int count = random.nextInt(5) < 3 ? 0 : 1 + random.nextInt(2);
      for (int n = 0; n < count; n++) {
        boolean bracket = random.nextInt(3) == 0;
        long group = bracket || random.nextInt(3) != 0 ? 0 : Math.max(1, groups);
        String symbol = two && random.nextBoolean() ? "XYZ" : "ABC";
        OrderTerms terms = until(random, i, terms(random, close, null, bracket, symbol));
        events.add(order(number, i, terms, new Contingency(0, group)));
        long parent = number++;
        if (bracket) {
          groups++;
          int children = 1 + random.nextInt(2);
          for (int c = 0; c < children; c++) {
            OrderTerms child =
                until(random, i, counted(random, terms(random, close, terms, true, symbol)));
            long own = random.nextInt(4) == 0 ? 0 : groups;
            events.add(order(number++, i, child, new Contingency(parent, own)));
          }
        } else if (random.nextInt(4) == 0) {
          groups++;
        }
      }
      if (number > 1 && random.nextInt(4) == 0) {
        boolean cancel = random.nextBoolean();
        long about = Math.max(1, number - 1 - random.nextInt(4));
        events.add(
            new OrderChange(
                new Header(
                    new EventId("portfolio_c0001", EventType.ORDER_CHANGE, changes++),
                    "c0001-T1",
                    null,
                    known(i),
                    known(i),
                    i),
                about,
                symbol(events, about),
                cancel ? OrderChange.Kind.CANCEL : OrderChange.Kind.MODIFY,
                cancel || random.nextBoolean() ? 0 : 1 + random.nextInt(30),
                cancel || random.nextBoolean() ? Double.NaN : price(random, close),
                cancel || random.nextBoolean() ? Double.NaN : price(random, close),
                "test"));
      }
    }
    boolean hedged = random.nextInt(3) == 0;
    LatencyModel latency = OrderFlow.COMPONENTS.create(ExecutionKinds.LATENCY, execution.latency());
    return new OrderFlow(
        random.nextLong(), execution, latency, hedged, length, bars, quotes, splits, events);
  }

  /** None, the same for every order, or one of its own for each. */
  private static ComponentSpec latency(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 ->
          new ComponentSpec(
              "fixed",
              Map.of("seconds", new double[] {21_600, 50_000, 108_000}[random.nextInt(3)]));
      case 1 ->
          new ComponentSpec(
              "random",
              Map.of(
                  "distribution",
                  random.nextBoolean() ? "uniform" : "lognormal",
                  "minimum",
                  random.nextBoolean() ? 0.0 : QUARTER,
                  "median",
                  2 * QUARTER,
                  "maximum",
                  (3 + random.nextInt(8)) * QUARTER,
                  "sigma",
                  1.0));
      default -> ComponentSpec.of("none");
    };
  }

  private static long known(int slice) {
    return (20_001L + slice) * Instants.DAY;
  }

  private static String symbol(List<Event> events, long number) {
    for (Event event : events) {
      if (event instanceof Order order && order.order() == number) {
        return order.terms().symbol();
      }
    }
    throw new AssertionError(number);
  }

  private static FillTiming timing(SplittableRandom random, boolean quoted) {
    if (quoted) {
      FillTiming[] all = {
        FillTiming.TOUCH, FillTiming.TOUCH, FillTiming.MID, FillTiming.BID, FillTiming.ASK
      };
      return all[random.nextInt(all.length)];
    }
    return random.nextInt(3) == 0 ? FillTiming.CLOSE : FillTiming.NEXT_OPEN;
  }

  /** Up to four quotes a slice, at times on a grid of 16 a day or just before one. */
  private static List<Quote> quotes(SplittableRandom random) {
    List<Quote> quotes = new ArrayList<>();
    double middle = 10;
    for (int i = 0; i < SLICES; i++) {
      long time = known(i - 1);
      for (int n = random.nextInt(6) - 1; n > 0; n--) {
        time += (1 + random.nextInt(4)) * Instants.DAY / 16;
        time = n == 1 && random.nextInt(4) == 0 ? known(i) : time;
        long at = random.nextInt(4) == 0 ? time - 1 - random.nextInt(1_000_000) : time;
        middle = Math.clamp(cents(middle + (random.nextInt(31) - 15) / 100.0), 9, 11);
        double ask = cents(middle + random.nextInt(5) / 100.0);
        quotes.add(new Quote(i, at, middle, ask, size(random), size(random)));
      }
    }
    return quotes;
  }

  private static double size(SplittableRandom random) {
    return random.nextInt(3) == 0 ? Double.NaN : random.nextInt(60) / 2.0;
  }

  /** Bars of so many slices each. */
  private static double[][] bars(SplittableRandom random, int length) {
    double[][] bars = new double[SLICES][];
    double close = 10;
    for (int i = length - 1; i < SLICES; i += length) {
      double open = cents(close + (random.nextInt(21) - 10) / 100.0);
      double next = cents(open + (random.nextInt(41) - 20) / 100.0);
      double high = cents(Math.max(open, next) + Math.max(0, random.nextInt(25) - 5) / 100.0);
      double low = cents(Math.min(open, next) - Math.max(0, random.nextInt(25) - 5) / 100.0);
      if (random.nextInt(8) != 0) {
        bars[i] =
            new double[] {open, high, low, next, random.nextInt(6) == 0 ? 0 : random.nextInt(60)};
      }
      close = Math.clamp(next, 8, 12);
    }
    return bars;
  }

  /** Some orders are good till an instant, at a quarter of a day. */
  private static OrderTerms until(SplittableRandom random, int slice, OrderTerms terms) {
    return terms.rules().timeInForce() == TimeInForce.GTC && random.nextInt(4) == 0
        ? terms.with(
            terms.rules().until(known(slice) + (1 + random.nextInt(16)) * Instants.DAY / 4))
        : terms;
  }

  /** Some prices are counted from the parent's. */
  private static OrderTerms counted(SplittableRandom random, OrderTerms terms) {
    if (random.nextInt(3) != 0 || terms.type() == OrderType.MARKET) {
      return terms;
    }
    boolean percent = random.nextBoolean();
    OrderRules rules =
        terms.rules().from(percent ? PriceBasis.PARENT_PERCENT : PriceBasis.PARENT_AMOUNT);
    return terms
        .with(rules)
        .at(offset(random, terms.limitPrice()), offset(random, terms.stopPrice()));
  }

  private static double offset(SplittableRandom random, double price) {
    return Double.isNaN(price) ? price : (random.nextInt(61) - 30) / 100.0;
  }

  private static OrderTerms terms(
      SplittableRandom random, double around, OrderTerms parent, boolean simple, String symbol) {
    Side side =
        parent == null
            ? (random.nextBoolean() ? Side.BUY : Side.SELL)
            : parent.side() == Side.BUY ? Side.SELL : Side.BUY;
    OrderType[] types =
        simple && random.nextInt(5) != 0
            ? new OrderType[] {
              OrderType.MARKET, OrderType.LIMIT, OrderType.STOP, OrderType.LIMIT, OrderType.STOP
            }
            : OrderType.values();
    OrderType drawn = types[random.nextInt(types.length)];
    // a bar in doubt is two paths to the naive desk: too few where three levels follow each other
    OrderType type = simple && drawn == OrderType.STOP_LIMIT ? OrderType.STOP : drawn;
    OrderRules rules =
        OrderRules.PLAIN.during(
            new TimeInForce[] {
                  TimeInForce.GTC,
                  TimeInForce.GTC,
                  TimeInForce.GTC,
                  TimeInForce.DAY,
                  TimeInForce.IOC,
                  TimeInForce.FOK
                }
                [random.nextInt(6)]);
    rules = random.nextInt(3) == 0 ? rules.reducing() : rules;
    if (type == OrderType.TRAILING_STOP) {
      boolean percent = random.nextBoolean();
      rules =
          rules.trailing(
              percent ? 0.5 + random.nextInt(4) : (1 + random.nextInt(30)) / 100.0, percent);
    }
    return new OrderTerms(
        symbol,
        side,
        parent != null && random.nextBoolean() ? parent.quantity() : 1 + random.nextInt(30),
        type,
        type.limited() ? price(random, around) : Double.NaN,
        type.stops() && (type != OrderType.TRAILING_STOP || random.nextBoolean())
            ? price(random, around)
            : Double.NaN,
        rules);
  }

  private static Order order(long number, int slice, OrderTerms terms, Contingency contingency) {
    return new Order(
        new Header(
            new EventId("portfolio_c0001", EventType.ORDER, number - 1),
            "c0001-T" + number,
            null,
            known(slice),
            known(slice),
            slice),
        number,
        terms,
        contingency,
        "test");
  }

  private static double price(SplittableRandom random, double around) {
    return cents(around + (random.nextInt(61) - 30) / 100.0);
  }

  private static double cents(double price) {
    return Math.rint(price * 100) / 100;
  }
}
