package io.admf.data;

import io.admf.component.ComponentException;
import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.event.ActionRow;
import io.admf.data.event.EventRequest;
import io.admf.data.event.ReleaseRow;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.MarketFrame.Effect;
import io.admf.frame.Series;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.MarketSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what becomes known besides bars into the slices of the run.
 *
 * <ul>
 *   <li>A corporate action takes effect in the first slice that is known after its ex-time, so that
 *       the bars of its ex-date come after it. One that comes before its symbol's first bar, or in
 *       the same slice, is left out: nothing can have been held.
 *   <li>A release belongs to the first slice that is not earlier than it was published; those from
 *       before the run to its first slice, the latest of each figure alone.
 *   <li>A quote belongs to the first slice that is not earlier. Those from before the first bars
 *       open are left out.
 * </ul>
 */
final class MarketFeed implements AutoCloseable {

  private static final Comparator<Due> ORDER =
      Comparator.comparingLong(Due::time)
          .thenComparing(Due::effect)
          .thenComparing(due -> due.row().symbol());

  private final RunPlan plan;
  private final List<Due> actions = new ArrayList<>();
  private final List<ReleaseRow> releases = new ArrayList<>();
  private final List<QuoteLane> quotes = new ArrayList<>();
  private final Map<String, List<Integer>> seriesOf = new LinkedHashMap<>();
  private final Map<String, Long> firstSlices = new LinkedHashMap<>();
  private int nextAction;
  private int nextRelease;
  private boolean begun;

  /** An action or a payment, and when it is due. */
  private record Due(long time, Effect effect, ActionRow row) {}

  /**
   * Opens what the plan names.
   *
   * @throws BadInputException with all that is wrong with any of it
   */
  MarketFeed(RunPlan plan, Components components) {
    this.plan = plan;
    for (Series series : plan.series()) {
      seriesOf.computeIfAbsent(series.symbol(), s -> new ArrayList<>()).add(series.index());
    }
    EventRequest request = new EventRequest(plan.data(), List.copyOf(seriesOf.keySet()));
    MarketSpec market = plan.data().market();
    Problems problems = new Problems();
    try {
      attempt(
          problems,
          () -> read(components, DataKinds.ACTIONS, market.actions(), s -> s.read(request)),
          this::take);
      attempt(
          problems,
          () -> read(components, DataKinds.RELEASES, market.economic(), s -> s.read(request)),
          this::takeReleases);
      for (String symbol : seriesOf.keySet()) {
        attempt(
            problems,
            () ->
                read(
                    components,
                    DataKinds.QUOTES,
                    market.quotes(),
                    s -> new QuoteLane(symbol, s.open(symbol, request))),
            quotes::add);
      }
      problems.throwIfAny();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static <T> void attempt(
      Problems problems, Supplier<@Nullable T> reading, Consumer<T> taking) {
    try {
      T found = reading.get();
      if (found != null) {
        taking.accept(found);
      }
    } catch (BadInputException e) {
      e.problems().forEach(p -> problems.add(p.where(), p.message()));
    }
  }

  private static <S, T> @Nullable T read(
      Components components,
      ComponentKind<?, S> kind,
      @Nullable ComponentSpec spec,
      Function<S, T> reading) {
    if (spec == null) {
      return null;
    }
    try {
      return reading.apply(components.create(kind, spec));
    } catch (ComponentException e) {
      throw new BadInputException("data", String.valueOf(e.getMessage()));
    }
  }

  private void take(List<ActionRow> rows) {
    Problems problems = new Problems();
    Map<List<Object>, ActionRow> seen = new LinkedHashMap<>();
    for (ActionRow row : rows) {
      ActionRow before =
          row.effect() == Effect.DIVIDEND
              ? null // an ordinary and a special one may fall on one day
              : seen.putIfAbsent(List.of(row.symbol(), row.effect(), row.exTime()), row);
      if (before != null) {
        problems.add(
            row.place(),
            "a %s of %s occurs once on a day, was also at %s"
                .formatted(row.effect(), row.symbol(), before.place()));
      }
      actions.add(new Due(row.exTime(), row.effect(), row));
      if (row.effect() == Effect.DIVIDEND
          && row.payTime() > row.exTime()
          && plan.data().market().dividends() == DividendDay.PAY_DATE) {
        actions.add(new Due(row.payTime(), Effect.PAYMENT, row));
      }
    }
    problems.throwIfAny();
    actions.sort(ORDER);
  }

  private void takeReleases(List<ReleaseRow> rows) {
    releases.addAll(rows);
    releases.sort(
        Comparator.comparingLong(ReleaseRow::knownAt).thenComparing(ReleaseRow::indicator));
  }

  /**
   * What belongs to the slices of the next frames.
   *
   * @param filled the bars of the frames that only carry a price forward
   */
  MarketFrame next(BarFrame[] frames, List<MarketFrame.Filled> filled) {
    long[] times = sliceTimes(frames);
    if (times.length == 0) {
      return MarketFrame.empty(frames[0].number());
    }
    noteFirstSlices(frames);
    List<MarketFrame.Action> acting = new ArrayList<>();
    List<MarketFrame.Release> released = new ArrayList<>();
    for (int offset = 0; offset < times.length; offset++) {
      act(times[offset], frames[0].firstSlice(), offset, acting);
      release(times[offset], offset, released);
    }
    List<MarketFrame.Quotes> quoted = new ArrayList<>();
    for (QuoteLane lane : quotes) {
      if (!begun) {
        lane.passOver(firstOpen(frames));
      }
      MarketFrame.Quotes columns = lane.until(times);
      if (columns.rows() > 0) {
        quoted.add(columns);
      }
    }
    begun = true;
    return new MarketFrame(frames[0].number(), acting, released, quoted, filled);
  }

  private static long[] sliceTimes(BarFrame[] frames) {
    long[] times = new long[frames[0].slices()];
    for (BarFrame frame : frames) {
      for (int row = 0; row < frame.rows(); row++) {
        times[frame.offsets()[row]] = frame.knownAt()[row];
      }
    }
    return times;
  }

  private static long firstOpen(BarFrame[] frames) {
    long first = Long.MAX_VALUE;
    for (BarFrame frame : frames) {
      if (frame.rows() > 0) {
        first = Math.min(first, frame.eventTimes()[0]);
      }
    }
    return first;
  }

  private void noteFirstSlices(BarFrame[] frames) {
    for (BarFrame frame : frames) {
      if (frame.rows() > 0) {
        firstSlices.merge(
            plan.series().get(frame.series()).symbol(),
            frame.firstSlice() + frame.offsets()[0],
            Math::min);
      }
    }
  }

  private void act(long time, long firstSlice, int offset, List<MarketFrame.Action> into) {
    while (nextAction < actions.size() && actions.get(nextAction).time() < time) {
      Due due = actions.get(nextAction++);
      ActionRow row = due.row();
      Long first = firstSlices.get(row.symbol());
      if (first != null && first < firstSlice + offset) {
        into.add(
            new MarketFrame.Action(
                offset,
                row.symbol(),
                seriesOf.getOrDefault(row.symbol(), List.of()),
                due.effect(),
                row.exTime(),
                row.payTime(),
                row.ratio(),
                row.amount()));
      }
    }
  }

  private void release(long time, int offset, List<MarketFrame.Release> into) {
    boolean earlier = !begun && offset == 0;
    Map<String, MarketFrame.Release> latest = new LinkedHashMap<>();
    while (nextRelease < releases.size() && releases.get(nextRelease).knownAt() <= time) {
      ReleaseRow row = releases.get(nextRelease++);
      MarketFrame.Release release =
          new MarketFrame.Release(
              offset, row.indicator(), row.eventTime(), row.knownAt(), row.value());
      if (earlier) {
        latest.put(row.indicator(), release);
      } else {
        into.add(release);
      }
    }
    into.addAll(latest.values());
  }

  @Override
  public void close() {
    quotes.forEach(QuoteLane::close);
  }
}
