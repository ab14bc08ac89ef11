package io.admf.compose.experiment;

import io.admf.config.Problems;
import io.admf.plan.ScriptedOrder;
import io.admf.plan.ScriptedOrder.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks how the lines of a script refer to each other: tags, parents and groups. */
final class ScriptLinks {

  private final List<ScriptLine> lines;
  private final Problems problems;
  private final Map<String, ScriptLine> tagged = new TreeMap<>();

  ScriptLinks(List<ScriptLine> lines, Problems problems) {
    this.lines = lines;
    this.problems = problems;
  }

  private static boolean trades(ScriptLine line) {
    return line.order().action() != Act.CANCEL && line.order().action() != Act.MODIFY;
  }

  /** The orders, complete: changes with their symbols, and what hangs on a parent reduces it. */
  List<ScriptedOrder> linked() {
    Map<String, Integer> groups = new TreeMap<>();
    for (ScriptLine line : lines) {
      ScriptedOrder order = line.order();
      if (trades(line) && !order.tag().isEmpty()) {
        ScriptLine other = tagged.putIfAbsent(order.tag(), line);
        if (other != null) {
          wrong(
              line, "the tag %s is that of %s; give another".formatted(order.tag(), other.place()));
        }
      }
      if (!order.group().isEmpty()) {
        groups.merge(order.group(), 1, Integer::sum);
      }
    }
    List<ScriptedOrder> all = new ArrayList<>();
    for (ScriptLine line : lines) {
      String group = line.order().group();
      if (!group.isEmpty() && Integer.valueOf(1).equals(groups.get(group))) {
        wrong(
            line, "no other order is of the group %s; one alone cancels nothing".formatted(group));
      }
      all.add(trades(line) ? order(line) : change(line));
    }
    return all;
  }

  private void wrong(ScriptLine line, String message) {
    problems.add(line.place(), message);
  }

  private ScriptedOrder change(ScriptLine line) {
    ScriptedOrder order = line.order();
    ScriptLine target = find(line, "tag", order.tag());
    if (target == null) {
      return order;
    }
    if (!order.symbol().isEmpty() && !order.symbol().equals(target.order().symbol())) {
      wrong(
          line,
          "the order %s is of %s, not of %s"
              .formatted(order.tag(), target.order().symbol(), order.symbol()));
    }
    if (target.order().time() > order.time()) {
      wrong(line, "the order %s is given later, at %s".formatted(order.tag(), target.place()));
    }
    if (order.action() == Act.MODIFY) {
      if (!Double.isNaN(order.limitPrice()) && !target.order().type().limited()) {
        wrong(line, "the order %s has no limit to modify".formatted(order.tag()));
      }
      if (!Double.isNaN(order.stopPrice()) && !target.order().type().stops()) {
        wrong(line, "the order %s has no stop to modify".formatted(order.tag()));
      }
    }
    return with(order, target.order().symbol(), false);
  }

  private ScriptedOrder order(ScriptLine line) {
    ScriptedOrder order = line.order();
    order.lots().forEach(tag -> lot(line, tag));
    if (order.parent().isEmpty()) {
      return order;
    }
    ScriptLine parent = find(line, "parent", order.parent());
    if (parent == null) {
      return order;
    }
    ScriptedOrder above = parent.order();
    if (order.parent().equals(order.tag()) || !above.parent().isEmpty()) {
      wrong(
          line, "the parent %s must be an order that hangs on no other".formatted(order.parent()));
    } else if (!above.symbol().equals(order.symbol()) || above.time() != order.time()) {
      wrong(
          line,
          "expected the time and symbol of the parent %s at %s, since they are given together"
              .formatted(order.parent(), parent.place()));
    }
    boolean opposite =
        above.action() == Act.ORDER
            && order.action() == Act.ORDER
            && Math.signum(above.amount()) == -Math.signum(order.amount());
    return line.reducesUnlessTold() && opposite ? with(order, order.symbol(), true) : order;
  }

  /** An order whose lots another closes. */
  private void lot(ScriptLine line, String tag) {
    ScriptedOrder order = line.order();
    ScriptLine opener = find(line, "lots", tag);
    if (opener == null) {
      return;
    }
    boolean same =
        order.action() == Act.ORDER
            && opener.order().action() == Act.ORDER
            && Math.signum(opener.order().amount()) == Math.signum(order.amount());
    if (!opener.order().symbol().equals(order.symbol()) || tag.equals(order.tag()) || same) {
      wrong(
          line,
          "lots names %s at %s, which opens nothing that this order could close"
              .formatted(tag, opener.place()));
    } else if (opener.order().time() > order.time()) {
      wrong(line, "the order %s is given later, at %s".formatted(tag, opener.place()));
    }
  }

  private @Nullable ScriptLine find(ScriptLine line, String key, String tag) {
    ScriptLine target = tagged.get(tag);
    if (target == null) {
      wrong(
          line,
          "%s names %s, which no order of the script has as its tag; there are %s"
              .formatted(key, tag, tagged.isEmpty() ? "none" : String.join(", ", tagged.keySet())));
    }
    return target;
  }

  private static ScriptedOrder with(ScriptedOrder order, String symbol, boolean reduceOnly) {
    return new ScriptedOrder(
        order.time(),
        order.tag(),
        symbol,
        order.action(),
        order.amount(),
        order.type(),
        order.limitPrice(),
        order.stopPrice(),
        order.trail(),
        order.trailInPercent(),
        order.timeInForce(),
        order.expiresAt(),
        reduceOnly,
        order.parent(),
        order.group(),
        order.basis(),
        order.lots(),
        order.place());
  }
}
