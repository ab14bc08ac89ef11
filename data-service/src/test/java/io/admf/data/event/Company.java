package io.admf.data.event;

import io.admf.data.DataKernel;
import io.admf.data.Market;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.plan.Adjust;
import io.admf.plan.AdjustMethod;
import io.admf.plan.Align;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.MarketSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bars with what comes besides them. */
record Company(Market market, MarketSpec spec) {

  static Company of(Market market) {
    return new Company(market, MarketSpec.PLAIN);
  }

  private static ComponentSpec csv(Object... parameters) {
    Map<String, Object> all = new TreeMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put((String) parameters[i], parameters[i + 1]);
    }
    return new ComponentSpec("csv", all);
  }

  Company align(Align align) {
    return with(align, spec.adjust(), spec.method(), spec.dividends(), spec.actions());
  }

  Company adjust(Adjust adjust, AdjustMethod method) {
    return with(spec.align(), adjust, method, spec.dividends(), spec.actions());
  }

  Company paid(DividendDay day) {
    return with(spec.align(), spec.adjust(), spec.method(), day, spec.actions());
  }

  Company actions(Object... parameters) {
    return with(spec.align(), spec.adjust(), spec.method(), spec.dividends(), csv(parameters));
  }

  private Company with(
      Align align,
      Adjust adjust,
      AdjustMethod method,
      DividendDay day,
      @Nullable ComponentSpec actions) {
    return new Company(
        market,
        new MarketSpec(align, adjust, method, day, actions, spec.quotes(), spec.economic()));
  }

  Company quotes(Object... parameters) {
    return new Company(
        market,
        new MarketSpec(
            spec.align(),
            spec.adjust(),
            spec.method(),
            spec.dividends(),
            spec.actions(),
            csv(parameters),
            spec.economic()));
  }

  Company economic(Object... parameters) {
    return new Company(
        market,
        new MarketSpec(
            spec.align(),
            spec.adjust(),
            spec.method(),
            spec.dividends(),
            spec.actions(),
            spec.quotes(),
            csv(parameters)));
  }

  Company cutAt(int slices) {
    return new Company(market.cutAt(slices), spec);
  }

  Company limitedTo(long slices) {
    return new Company(market.limitedTo(slices), spec);
  }

  RunPlan plan() {
    RunPlan plan = market.plan();
    return plan.with(plan.data().with(spec));
  }

  /** All blocks and the hash of the data. */
  record Read(List<BarBlock> blocks, String hash) {

    List<Market.Row> rows() {
      return Market.rows(blocks);
    }

    /** Everything besides bars, as lines with the numbers of slices, wherever blocks are cut. */
    List<String> beside() {
      List<String> lines = new ArrayList<>();
      for (BarBlock block : blocks) {
        MarketFrame market = block.market();
        for (MarketFrame.Action a : market.actions()) {
          lines.add(
              "%d action %s %s %s %s %s"
                  .formatted(
                      block.firstSlice() + a.offset(),
                      a.symbol(),
                      a.effect(),
                      a.ratio(),
                      a.amount(),
                      a.series()));
        }
        for (MarketFrame.Release r : market.releases()) {
          lines.add(
              "%d release %s %s"
                  .formatted(block.firstSlice() + r.offset(), r.indicator(), r.value()));
        }
        for (MarketFrame.Quotes q : market.quotes()) {
          for (int i = 0; i < q.rows(); i++) {
            lines.add(
                "%d quote %s %d %s %s %s %s"
                    .formatted(
                        block.firstSlice() + q.offsets()[i],
                        q.symbol(),
                        q.times()[i],
                        q.bid()[i],
                        q.ask()[i],
                        q.bidSize()[i],
                        q.askSize()[i]));
          }
        }
        for (MarketFrame.Filled f : market.filled()) {
          for (int row : f.rows()) {
            lines.add(
                "%d filled %d"
                    .formatted(
                        block.firstSlice() + block.frame(f.series()).offsets()[row], f.series()));
          }
        }
      }
      lines.sort(
          java.util.Comparator.comparingLong(
              (String line) -> Long.parseLong(line.substring(0, line.indexOf(' ')))));
      return lines;
    }
  }

  Read read() {
    try (DataKernel kernel = new DataKernel(plan(), Market.COMPONENTS)) {
      List<BarBlock> blocks = new ArrayList<>();
      for (BarBlock block = kernel.next(); block != null; block = kernel.next()) {
        blocks.add(block);
      }
      return new Read(blocks, kernel.dataHash());
    }
  }
}
