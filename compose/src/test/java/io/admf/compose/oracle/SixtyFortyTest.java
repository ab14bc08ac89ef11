package io.admf.compose.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.data.DataKernel;
import io.admf.data.DataKinds;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.execution.ExecutionKernel;
import io.admf.execution.ExecutionKinds;
import io.admf.fixture.Oracles;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.ledger.LedgerKernel;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * QSTrader's end-to-end test of a 60/40 portfolio (MIT): sized at Wednesday's close to 95 % of
 * equity, traded at Thursday's open, sales first. Its history is in {@code
 * data/qstrader/sixty_forty_history.dat}.
 */
class SixtyFortyTest {

  private static final List<ComponentKind<?, ?>> KINDS =
      Stream.concat(DataKinds.ALL.stream(), ExecutionKinds.ALL.stream()).toList();

  private static final double[] WEIGHTS = {0.6, 0.4};

  @TempDir Path folder;

  private final List<Event> told = new ArrayList<>();
  private long orders;

  private RunPlan plan() throws IOException {
    List<Series> series = new ArrayList<>();
    for (String symbol : List.of("ABC", "DEF")) {
      StringBuilder text = new StringBuilder("date,open,high,low,close\n");
      for (String line : Files.readAllLines(Oracles.file("data/qstrader/" + symbol + ".csv"))) {
        String[] fields = line.split(",");
        if (!fields[0].equals("Date")) {
          double open = Double.parseDouble(fields[1]);
          double close = Double.parseDouble(fields[2]);
          text.append(
              "%s,%s,%s,%s,%s\n"
                  .formatted(fields[0], open, Math.max(open, close), Math.min(open, close), close));
        }
      }
      Files.writeString(folder.resolve(symbol + "_1d.csv"), text);
      series.add(new Series(series.size(), new Instrument(symbol, 0, "USD"), Timeframe.of("1d")));
    }
    return new RunPlan(
        "r1",
        1,
        "USD",
        7,
        new DataSpec(
            new ComponentSpec("csv", Map.of("path", "{symbol}_{timeframe}.csv")),
            List.of(folder.toString()),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            false,
            Long.MAX_VALUE),
        series,
        List.of(),
        List.of(),
        List.of(
            new PortfolioSpec(
                0,
                "c0001",
                "sixty_forty",
                Map.of(),
                List.of(),
                List.of(),
                List.of(0, 1),
                Money.of(1_000_000),
                false,
                ComponentSpec.of("none"),
                List.of(),
                new ExecutionSpec(
                    "free",
                    FillTiming.NEXT_OPEN,
                    ComponentSpec.of("none"),
                    ComponentSpec.of("none"),
                    0))));
  }

  @Test
  void the_history_of_a_rebalanced_portfolio_is_that_of_qstrader() throws IOException {
    RunPlan plan = plan();
    List<Class<?>> classes = new ArrayList<>();
    ComponentScanner scanner = new ComponentScanner(KINDS);
    classes.addAll(scanner.beside(DataKernel.class));
    classes.addAll(scanner.beside(ExecutionKernel.class));
    Components components = Components.of(KINDS, classes);
    ExecutionKernel execution = new ExecutionKernel(plan, components);
    LedgerKernel ledger = new LedgerKernel(plan);
    try (DataKernel data = new DataKernel(plan, components)) {
      for (BarBlock block = data.next(); block != null; block = data.next()) {
        execution.bars(block);
        ledger.bars(block);
        for (long slice = block.firstSlice(); slice <= block.lastSlice(); slice++) {
          day(plan, block, slice, execution, ledger);
        }
        ledger.release(ledger.endBlock(0, told::add));
      }
    }
    Snapshot last = ledger.close(0, told::add);

    assertThat(told.stream().filter(Fill.class::isInstance).map(Fill.class::cast))
        .extracting(
            fill ->
                "%s %s %d @%.2f"
                    .formatted(
                        Instant.ofEpochSecond(0, fill.eventTime()).toString().substring(0, 10),
                        fill.symbol(),
                        fill.side().sign() * fill.quantity(),
                        fill.price()))
        .containsExactly(
            "2019-01-03 ABC 4482 @127.03",
            "2019-01-03 DEF 1518 @250.28",
            "2019-01-10 DEF -26 @253.06",
            "2019-01-10 ABC 58 @124.28",
            "2019-01-17 DEF -32 @257.97",
            "2019-01-17 ABC 68 @123.07",
            "2019-01-24 DEF -18 @256.94",
            "2019-01-24 ABC 48 @118.74",
            "2019-01-31 DEF -11 @266.22",
            "2019-01-31 ABC 18 @120.27");
    assertThat(Money.toDouble(last.cash())).isCloseTo(49_655.32, within(0.01));
    assertThat(last.holdings()).extracting(Holding::quantity).containsExactly(4674L, 1431L);
    assertThat(last.holdings())
        .extracting(holding -> Money.toDouble(holding.marketValue()))
        .satisfiesExactly(
            abc -> assertThat(abc).isCloseTo(561_680.8382534103, within(1e-6)),
            def -> assertThat(def).isCloseTo(376_203.80367208034, within(1e-6)));
  }

  private void day(
      RunPlan plan, BarBlock block, long slice, ExecutionKernel execution, LedgerKernel ledger) {
    List<Event> happened = new ArrayList<>();
    if (execution.active(0)) {
      execution.match(0, slice, slice, happened::add);
    }
    for (Event event : happened) {
      told.add(event);
      if (event instanceof Fill fill) {
        ledger.post(0, fill, told::add);
      }
    }
    long opened = block.frame(0).eventTimes()[block.row(0, slice)];
    DayOfWeek weekday = Instant.ofEpochSecond(0, opened).atOffset(ZoneOffset.UTC).getDayOfWeek();
    if (weekday != DayOfWeek.WEDNESDAY) {
      return;
    }
    Snapshot snapshot = ledger.snapshot(0, slice, told::add);
    List<OrderTerms> wanted = new ArrayList<>();
    for (Series series : plan.series()) {
      double target =
          0.95
              * Money.toDouble(snapshot.equity())
              * WEIGHTS[series.index()]
              / block.mark(series.index(), slice);
      long held =
          snapshot.holdings().stream()
              .filter(holding -> holding.symbol().equals(series.symbol()))
              .mapToLong(Holding::quantity)
              .sum();
      long change = (long) target - held;
      if (change != 0) {
        wanted.add(
            OrderTerms.market(
                series.symbol(), change > 0 ? Side.BUY : Side.SELL, Math.abs(change)));
      }
    }
    wanted.sort(Comparator.comparingInt(terms -> terms.side().sign()));
    for (OrderTerms terms : wanted) {
      long number = ++orders;
      EventId id = new EventId("portfolio_c0001", EventType.ORDER, number);
      Header header = new Header(id, "c0001-T" + number, null, 0, 0, slice);
      execution.accept(0, new Order(header, number, terms, "rebalance"));
    }
  }
}
