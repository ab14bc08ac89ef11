package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the tables of {@code docs/fills.md}. */
class FillTablesTest {

  private static final Path PAGE = Path.of("../docs/fills.md");
  private static final List<Series> SERIES =
      TradingPlans.series(new Instrument("ABC", 0, "USD"), new Instrument("CLOCK", 0, "USD"));

  private record Row(
      String situation, String orders, String bars, String fills, String ends, String settings) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean table = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (!line.startsWith("|")) {
        table = false;
      }
      String[] cells = line.split("\\|", -1);
      if (table && !line.startsWith("|---")) {
        rows.add(
            new Row(
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                cells[4].strip(),
                cells[5].strip(),
                cells[6].strip()));
      }
      table |= line.startsWith("| situation");
    }
    return rows;
  }

  @TestFactory
  List<DynamicTest> what_the_page_says_is_what_happens() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(60);
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows) {
      tests.add(dynamicTest(row.situation() + " " + row.settings(), () -> run(row)));
    }
    return tests;
  }

  @Test
  void every_type_is_shown() throws IOException {
    TreeSet<String> shown = new TreeSet<>();
    for (Row row : rows()) {
      for (String order : row.orders().split(",")) {
        shown.add(order.strip().split(" ")[2].toUpperCase(Locale.ROOT));
      }
    }
    assertThat(shown)
        .containsExactlyElementsOf(
            new TreeSet<>(List.of(OrderType.values()).stream().map(Enum::name).toList()));
  }

  private static void run(Row row) {
    RunPlan plan = TradingPlans.plan(SERIES, execution(row.settings()));
    int parts = row.orders().matches(".*[+]\\d+[.].*") ? 4 : 1;
    List<double[]> bars = new ArrayList<>();
    List<MarketFrame.Action> actions = new ArrayList<>();
    for (String bar : row.bars().split("/")) {
      String text = bar.strip();
      if (text.startsWith("x")) {
        actions.add(
            Beside.split(parts * bars.size(), "ABC", 0, Double.parseDouble(text.substring(1))));
      } else {
        bars.add(text.equals("-") ? null : bar(text));
      }
    }
    double[][] clock = new double[parts * bars.size()][];
    Arrays.fill(clock, new double[] {1, 1, 1, 1, 1});
    double[][] daily = new double[clock.length][];
    for (int i = 0; i < bars.size(); i++) {
      daily[parts * (i + 1) - 1] = bars.get(i);
    }
    double[][][] all = {daily, clock};
    long[] lengths = {Instants.DAY, Instants.DAY / parts};
    List<Order> orders = new ArrayList<>();
    for (String order : row.orders().split(",")) {
      orders.add(order(order.strip(), parts));
    }
    orders.sort(Comparator.comparingLong(o -> o.header().slice()));
    List<List<Event>> cuts = new ArrayList<>();
    for (int cut : new int[] {4096, 1}) {
      List<BarBlock> blocks = Beside.with(SparseBars.blocks(cut, lengths, all), actions);
      RunPlan acting = actions.isEmpty() ? plan : Beside.acting(plan, DividendDay.EX_DATE);
      cuts.add(Floor.run(acting, blocks, orders));
    }
    assertThat(cuts.getLast()).isEqualTo(cuts.getFirst());
    assertThat(fills(cuts.getFirst(), parts)).isEqualTo(row.fills());
    assertThat(ends(cuts.getFirst(), parts)).isEqualTo(row.ends());
  }

  private static String fills(List<Event> events, int parts) {
    List<String> texts = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Fill fill) {
        texts.add(
            "%d:%d %d %s %s"
                .formatted(
                    fill.header().slice() / parts + 1,
                    fill.order(),
                    fill.quantity(),
                    number(fill.price()),
                    fill.reason()));
      }
    }
    return String.join(", ", texts);
  }

  private static String ends(List<Event> events, int parts) {
    List<String> texts = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof OrderCancelled end) {
        texts.add(
            "%d:%d %s".formatted(end.header().slice() / parts + 1, end.order(), end.reason()));
      }
    }
    return String.join(", ", texts);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static double[] bar(String text) {
    double[] bar = {0, 0, 0, 0, 1000};
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i++) {
      bar[i] = Double.parseDouble(words[i]);
    }
    return bar;
  }

  private static ExecutionSpec execution(String settings) {
    FillTiming timing = FillTiming.NEXT_OPEN;
    Intrabar intrabar = Intrabar.PESSIMISTIC;
    boolean through = false;
    boolean attached = true;
    boolean trail = false;
    boolean zero = true;
    double cap = 0;
    ComponentSpec latency = ComponentSpec.of("none");
    for (String setting : settings.isEmpty() ? new String[0] : settings.split(", ")) {
      switch (setting) {
        case "close" -> timing = FillTiming.CLOSE;
        case "optimistic", "ohlc", "olhc" ->
            intrabar = Intrabar.valueOf(setting.toUpperCase(Locale.ROOT));
        case "cap 0.25" -> cap = 0.25;
        case "limit_through: true" -> through = true;
        case "attached_at_once: false" -> attached = false;
        case "trail_at_close: true" -> trail = true;
        case "zero_volume_fills: false" -> zero = false;
        case "latency" -> latency = new ComponentSpec("fixed", Map.of("seconds", 21_600.0));
        default -> throw new AssertionError(setting);
      }
    }
    ComponentSpec none = ComponentSpec.of("none");
    return new ExecutionSpec(
        "page",
        timing,
        none,
        none,
        cap,
        none,
        latency,
        none,
        new MatchingSpec(intrabar, through, null, attached, trail, zero));
  }

  private static Order order(String text, int parts) {
    String[] words = text.split(" ");
    double limit = Double.NaN;
    double stop = Double.NaN;
    long parent = 0;
    long group = 0;
    double after = 0;
    OrderRules rules = OrderRules.PLAIN;
    for (String word : List.of(words).subList(4, words.length)) {
      String rest = word.substring(1);
      switch (word) {
        case "DAY", "IOC", "FOK" -> rules = rules.during(TimeInForce.valueOf(word));
        case "reduce" -> rules = rules.reducing();
        case "+%" -> rules = rules.from(PriceBasis.PARENT_PERCENT);
        case "+$" -> rules = rules.from(PriceBasis.PARENT_AMOUNT);
        default -> {
          switch (word.charAt(0)) {
            case '@' -> limit = Double.parseDouble(rest);
            case '!' -> stop = Double.parseDouble(rest);
            case '>' -> parent = Long.parseLong(rest);
            case '#' -> group = Long.parseLong(rest);
            case '+' -> after = Double.parseDouble(rest);
            case '~' ->
                rules =
                    rules.trailing(Double.parseDouble(rest.replace("%", "")), rest.endsWith("%"));
            default -> throw new AssertionError(word);
          }
        }
      }
    }
    long number = Long.parseLong(words[0]);
    long slices = Math.round(after * parts);
    long time = 20_000 * Instants.DAY + slices * Instants.DAY / parts;
    OrderTerms terms =
        new OrderTerms(
            "ABC",
            Side.valueOf(words[1].toUpperCase(Locale.ROOT)),
            Long.parseLong(words[3]),
            OrderType.valueOf(words[2].toUpperCase(Locale.ROOT)),
            limit,
            stop,
            rules);
    return new Order(
        new Header(
            new EventId("portfolio_c0001", EventType.ORDER, number - 1),
            "c0001-T" + number,
            null,
            time,
            time,
            slices - 1),
        number,
        terms,
        new Contingency(parent, group),
        "page");
  }
}
