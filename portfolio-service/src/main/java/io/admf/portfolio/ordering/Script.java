package io.admf.portfolio.ordering;

import io.admf.component.Names;
import io.admf.event.Contingency;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.ScriptedOrder.Act;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Open;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Orders that were written down beforehand. In a slice, orders of earlier slices are cancelled and
 * changed first; then come sales, then purchases, each with the orders that hang on it behind it;
 * then changes of these. What is for a time after the last bar of its symbol is refused at the end.
 */
public final class Script implements Decider {

  private final Desk desk;
  private final Holdings holdings;
  private final List<Queue> queues = new ArrayList<>();
  private final Map<String, Long> tags = new LinkedHashMap<>();
  private final Map<String, Long> groups = new LinkedHashMap<>();
  private @Nullable BarBlock block;

  /** The lines of one series. */
  private static final class Queue {

    private final Series series;
    private final List<Line> lines = new ArrayList<>();
    private int next;
    private long due = Long.MAX_VALUE;
    private boolean late; // whether what is due is what no bar comes for

    Queue(Series series) {
      this.series = series;
    }

    /** Finds the slice of the next line in a block. */
    void find(BarBlock block) {
      due = Long.MAX_VALUE;
      if (next == lines.size()) {
        return;
      }
      BarFrame bars = block.frame(series.index());
      long time = lines.get(next).what().time();
      int row = 0;
      while (row < bars.rows() && bars.knownAt()[row] < time) {
        row++;
      }
      if (row < bars.rows()) {
        due = bars.firstSlice() + bars.offsets()[row];
      } else if (block.last() && block.slices() > 0) {
        due = block.lastSlice();
        late = true;
      }
    }

    /** Takes the lines that are due at a time. */
    void take(long time, List<Line> to) {
      while (next < lines.size() && lines.get(next).what().time() <= time) {
        to.add(lines.get(next++));
      }
    }
  }

  /**
   * @param place in the script, from 0
   */
  private record Line(int place, Series series, ScriptedOrder what) {

    boolean trades() {
      return what.action() != Act.CANCEL && what.action() != Act.MODIFY;
    }
  }

  public Script(RunPlan plan, PortfolioSpec spec, Desk desk) {
    this.desk = desk;
    this.holdings = desk.holdings();
    for (int on : spec.series()) {
      Queue queue = new Queue(plan.series().get(on));
      int place = 0;
      for (ScriptedOrder each : spec.orders().script()) {
        if (each.symbol().equals(queue.series.symbol())) {
          queue.lines.add(new Line(place, queue.series, each));
        }
        place++;
      }
      queues.add(queue);
    }
    for (ScriptedOrder each : spec.orders().script()) {
      if (!each.group().isEmpty()) {
        groups.putIfAbsent(each.group(), groups.size() + 1L);
      }
    }
  }

  @Override
  public void read(BarBlock next, List<FeatureFrame> features) {
    block = next;
    queues.forEach(queue -> queue.find(next));
  }

  @Override
  public long next(long from) {
    long next = Long.MAX_VALUE;
    for (Queue queue : queues) {
      next = Math.min(next, queue.due);
    }
    return next;
  }

  @Override
  public void decide(Moment now) {
    List<Line> due = new ArrayList<>();
    for (Queue queue : queues) {
      if (queue.due == now.slice() && !queue.late) {
        queue.take(now.time(), due);
        queue.find(Objects.requireNonNull(block));
      }
    }
    decide(now, due);
    for (Queue queue : queues) {
      if (queue.due == now.slice() && queue.late) {
        tooLate(now, queue);
      }
    }
  }

  private void decide(Moment now, List<Line> due) {
    due.sort((one, other) -> Integer.compare(one.place(), other.place()));
    List<String> made =
        due.stream()
            .filter(line -> line.trades() && !line.what().tag().isEmpty())
            .map(line -> line.what().tag())
            .toList();
    changes(now, due, made, false);
    List<Line> first =
        due.stream().filter(line -> line.trades() && !made.contains(line.what().parent())).toList();
    for (int sign : new int[] {-1, 1}) {
      List<Line> side =
          first.stream().filter(line -> (wanted(now, line) < 0 ? -1 : 1) == sign).toList();
      side.forEach(line -> order(now, line, due));
    }
    changes(now, due, made, true);
  }

  /** Says of every line that is left that it was not decided. */
  private void tooLate(Moment now, Queue queue) {
    List<Line> left = new ArrayList<>();
    queue.take(Long.MAX_VALUE, left);
    queue.due = Long.MAX_VALUE;
    for (Line line : left) {
      ScriptedOrder what = line.what();
      boolean sized = what.action() == Act.ORDER;
      Instrument instrument = line.series().instrument();
      long units = sized ? instrument.lots(instrument.units(what.amount())) : 0;
      Side side = what.amount() < 0 ? Side.SELL : Side.BUY;
      Ask ask =
          new Ask(
              line.series(),
              null,
              desk.expected(line.series(), side, what.reduceOnly()),
              terms(line, side, Math.abs(units)),
              Open.Role.TRADES,
              price(now, line),
              "");
      desk.refuse(
          now,
          ask,
          "script",
          "%s is for a time after the last bar of %s, so it was not decided"
              .formatted(what.place(), what.symbol()));
    }
  }

  /** Cancels and changes; those of orders made in this slice, or of others. */
  private void changes(Moment now, List<Line> due, List<String> made, boolean justMade) {
    for (Line line : due) {
      if (!line.trades() && made.contains(line.what().tag()) == justMade) {
        change(now, line);
      }
    }
  }

  private void change(Moment now, Line line) {
    Long number = tags.get(line.what().tag());
    Open open = number == null ? null : holdings.open(number);
    if (open == null || open.withdrawn()) {
      return; // it has ended: nothing is left to change
    }
    if (line.what().action() == Act.CANCEL) {
      desk.cancel(now, open, null, "script");
      return;
    }
    Side side = open.signedRemaining() > 0 ? Side.BUY : Side.SELL;
    Instrument instrument = line.series().instrument();
    double quantity = line.what().amount();
    long units = Double.isNaN(quantity) ? 0 : instrument.lots(instrument.units(quantity));
    holdings.modified(open.order(), units);
    desk.modify(
        now,
        open,
        new Desk.Terms(
            units,
            instrument.onTick(line.what().limitPrice(), side == Side.SELL),
            instrument.onTick(line.what().stopPrice(), side == Side.BUY)),
        "script");
  }

  /** Size units that a line wants to trade, as things stand. */
  private long wanted(Moment now, Line line) {
    Instrument instrument = line.series().instrument();
    double amount = line.what().amount();
    return switch (line.what().action()) {
      case ORDER -> instrument.lots(instrument.units(amount));
      case TARGET_QUANTITY -> instrument.lots(instrument.units(amount) - expected(line));
      case TARGET_PERCENT -> {
        double worth = price(now, line) * instrument.multiplier() * desk.rate(now, line.series());
        double units = amount * Money.toDouble(now.snapshot().equity()) / worth;
        yield instrument.lots(instrument.units(units)) - instrument.lots(expected(line));
      }
      case CANCEL, MODIFY -> 0;
    };
  }

  /** The number of a line's group; 0 for none. */
  private long group(Line line) {
    String group = line.what().group();
    return group.isEmpty() ? 0 : Objects.requireNonNull(groups.get(group));
  }

  /**
   * The position that a target is about, without what the target would cancel. There are targets
   * only where positions are netted.
   */
  private long expected(Line line) {
    return holdings.expected(line.series().index(), Leg.NET, group(line));
  }

  private static double price(Moment now, Line line) {
    return now.block().mark(line.series().index(), now.slice());
  }

  private void order(Moment now, Line line, List<Line> due) {
    ScriptedOrder what = line.what();
    long wanted = wanted(now, line);
    if (wanted == 0 && what.action() != Act.ORDER) {
      return; // it is there
    }
    Side side = wanted > 0 || (wanted == 0 && what.amount() > 0) ? Side.BUY : Side.SELL;
    OrderTerms terms = terms(line, side, Math.abs(wanted));
    long parent = what.parent().isEmpty() ? 0 : tags.getOrDefault(what.parent(), 0L);
    long group = group(line);
    Ask ask =
        new Ask(
            line.series(),
            null,
            desk.expected(line.series(), side, what.reduceOnly(), group),
            terms,
            new Contingency(parent, group),
            what.reduceOnly() ? Open.Role.PROTECTS : Open.Role.TRADES,
            price(now, line),
            desk.telling() ? sizing(now, line) : "");
    if (wanted == 0) {
      desk.refuse(
          now, ask, "sizing", "%s is less than the smallest quantity".formatted(what.amount()));
    } else if (parent == 0 && !what.parent().isEmpty()) {
      desk.refuse(now, ask, "parent", "the order %s was refused".formatted(what.parent()));
    } else {
      boolean hangs = parent != 0 && what.reduceOnly();
      Order order = hangs ? desk.attach(now, ask) : desk.ask(now, ask);
      if (order != null && !what.tag().isEmpty()) {
        tags.put(what.tag(), order.order());
      }
    }
    if (!what.tag().isEmpty()) {
      due.stream()
          .filter(each -> each.trades() && each.what().parent().equals(what.tag()))
          .forEach(each -> order(now, each, due));
    }
  }

  private OrderTerms terms(Line line, Side side, long quantity) {
    ScriptedOrder what = line.what();
    Instrument instrument = line.series().instrument();
    OrderRules rules =
        new OrderRules(
            what.timeInForce(),
            what.expiresAt(),
            what.reduceOnly(),
            what.trail(),
            what.trailInPercent(),
            what.basis(),
            what.lots().stream().map(tags::get).filter(Objects::nonNull).toList());
    boolean prices = what.basis() == PriceBasis.PRICE;
    return new OrderTerms(
        what.symbol(),
        side,
        quantity,
        what.type(),
        prices ? instrument.onTick(what.limitPrice(), side == Side.SELL) : what.limitPrice(),
        prices ? instrument.onTick(what.stopPrice(), side == Side.BUY) : what.stopPrice(),
        rules);
  }

  private static String sizing(Moment now, Line line) {
    ScriptedOrder what = line.what();
    return switch (what.action()) {
      case ORDER, CANCEL, MODIFY -> what.place();
      case TARGET_QUANTITY -> "%s: %s in the end".formatted(what.place(), number(what));
      case TARGET_PERCENT ->
          "%s: %s of equity %s"
              .formatted(what.place(), number(what), Money.format(now.snapshot().equity()));
    };
  }

  private static String number(ScriptedOrder what) {
    return Names.number(what.amount());
  }
}
