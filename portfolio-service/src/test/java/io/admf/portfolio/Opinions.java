package io.admf.portfolio;

import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.SignalFrame;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Portfolios that each follow one signal column whose opinions a test writes down, on flat bars,
 * ten shares at a time, long only.
 */
final class Opinions {

  private static final List<ComponentKind<?, ?>> KINDS = PortfolioKinds.ALL;

  static final Components COMPONENTS =
      Components.of(KINDS, new ComponentScanner(KINDS).beside(PortfolioKernel.class));

  private final List<BarBlock> blocks;
  private final String[] opinions;

  /**
   * @param cut slices in a block
   * @param opinions one text for each portfolio: B, S or anything else to hold for each slice
   */
  Opinions(int cut, String... opinions) {
    double[][] bars = new double[opinions[0].length()][];
    Arrays.fill(bars, new double[] {100, 101, 99, 100});
    this.blocks = Bars.blocks(cut, bars);
    this.opinions = opinions;
  }

  List<BarBlock> blocks() {
    return blocks;
  }

  BarBlock block(int number) {
    return blocks.get(number);
  }

  /** The analysis of a block. */
  List<Object> analysis(int number) {
    BarBlock block = blocks.get(number);
    List<Object> frames = new ArrayList<>();
    frames.add(new FeatureFrame(0, number, block.slices(), List.of(), new double[0][]));
    for (int signal = 0; signal < opinions.length; signal++) {
      byte[] codes = new byte[block.slices()];
      double[] strengths = new double[block.slices()];
      Arrays.fill(strengths, 1);
      for (int row = 0; row < codes.length; row++) {
        codes[row] =
            switch (opinions[signal].charAt((int) block.firstSlice() + row)) {
              case 'B' -> SignalFrame.BUY;
              case 'S' -> SignalFrame.SELL;
              default -> SignalFrame.HOLD;
            };
      }
      frames.add(new SignalFrame(signal, 0, number, codes.length, codes, strengths, null, null));
    }
    return frames;
  }

  /** The plan. */
  RunPlan plan() {
    ComponentSpec none = ComponentSpec.of("none");
    List<SignalSpec> signals = new ArrayList<>();
    List<PortfolioSpec> portfolios = new ArrayList<>();
    for (int p = 0; p < opinions.length; p++) {
      signals.add(new SignalSpec(p, "s" + p, ComponentSpec.of("s"), List.of(0), -1, null));
      portfolios.add(
          new PortfolioSpec(
              p,
              "c%04d".formatted(p + 1),
              "test",
              Map.of(),
              List.of(p),
              List.of(1.0),
              List.of(0),
              Money.of(10_000.0),
              false,
              new ComponentSpec("fixed_quantity", Map.of("quantity", 10.0)),
              List.of(ComponentSpec.of("cash")),
              new ExecutionSpec("default", FillTiming.NEXT_OPEN, none, none, 0)));
    }
    return new RunPlan(
        "r7",
        1,
        "USD",
        4096,
        new DataSpec(
            ComponentSpec.of("test"),
            List.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            false,
            Long.MAX_VALUE),
        List.of(Bars.daily("AAPL")),
        signals,
        List.of(),
        portfolios);
  }

  /** The account of a portfolio with so much cash and nothing else. */
  Snapshot account(int portfolio, long slice, double cash) {
    return account(portfolio, slice, cash, 0);
  }

  /** The same after so many fills. */
  Snapshot account(int portfolio, long slice, double cash, long fills) {
    Header header =
        new Header(
            new EventId(container(portfolio), EventType.SNAPSHOT, slice), "", null, 0, 0, slice);
    return new Snapshot(header, Money.of(cash), Money.of(cash), 0, 0, 0, fills, List.of());
  }

  /** The fill of all of an order at 100. */
  Fill fill(Order order, long slice) {
    Header header =
        new Header(
            new EventId(order.container(), EventType.FILL, slice),
            order.correlationId(),
            order.eventId(),
            0,
            0,
            slice);
    return new Fill(
        header,
        order.order(),
        "AAPL",
        order.terms().side(),
        order.terms().quantity(),
        100,
        0,
        0,
        0,
        "next_open");
  }

  private static String container(int portfolio) {
    return "portfolio_c%04d".formatted(portfolio + 1);
  }
}
