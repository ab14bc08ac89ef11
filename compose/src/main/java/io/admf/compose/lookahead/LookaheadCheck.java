package io.admf.compose.lookahead;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.Rerun;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.RunRequest;
import io.admf.event.Event;
import io.admf.event.OrderCancelled;
import io.admf.event.Snapshot;
import io.admf.frame.Series;
import io.admf.plan.DataSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import io.admf.trace.EventJson;
import io.admf.trace.EventLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs an experiment on all of its data and on shorter and shorter beginnings of it, and compares.
 */
public final class LookaheadCheck {

  private final Coordinator.Prepared prepared;
  private final Components components;
  private long compared;

  public LookaheadCheck(Coordinator.Prepared prepared, Components components) {
    this.prepared = prepared;
    this.components = components;
  }

  /**
   * What was found.
   *
   * @param slices of the whole data
   * @param cuts how many shorter runs were compared
   * @param events how many events were compared in all
   * @param difference the first event that the future changed, or null
   */
  public record Finding(long slices, int cuts, long events, @Nullable String difference) {}

  /** Compares, stopping at the first difference. */
  public Finding run() throws IOException {
    Path scratch = Files.createTempDirectory("admf-lookahead");
    try {
      Path whole = run(Long.MAX_VALUE, scratch.resolve("whole"));
      long slices = slices(whole);
      TreeSet<Long> cuts = new TreeSet<>();
      for (long end :
          new long[] {
            slices - 1,
            slices - 2,
            slices - 7,
            slices * 9 / 10,
            slices * 3 / 4,
            slices / 2,
            slices / 3
          }) {
        if (end > 0 && end < slices) {
          cuts.add(end);
        }
      }
      for (long end : cuts.descendingSet()) {
        Path shorter = run(end, scratch.resolve("first" + end));
        String difference = compare(whole, shorter, end);
        Rerun.remove(shorter);
        if (difference != null) {
          return new Finding(slices, cuts.size(), compared, difference);
        }
      }
      return new Finding(slices, cuts.size(), compared, null);
    } finally {
      Rerun.remove(scratch);
    }
  }

  private Path run(long slices, Path into) {
    RunPlan plan = prepared.plan();
    DataSpec cut = plan.data().limitedTo(slices);
    return new FusedPlacement(() -> 0) // nobody reads how long it takes
        .run(
            new RunRequest(
                plan.with(cut),
                prepared.topology(),
                components,
                ReportingOptions.defaults(),
                TraceMode.FULL,
                prepared.experiment().name(),
                "",
                into,
                prepared.configHash(),
                ""))
        .folder();
  }

  private long slices(Path run) {
    long last = -1;
    for (Series series : prepared.plan().series()) {
      try (EventLogReader reader = open(run, series.id())) {
        for (Event event = reader.next(); event != null; event = reader.next()) {
          last = Math.max(last, event.header().slice());
        }
      }
    }
    return last + 1;
  }

  private EventLogReader open(Path run, String container) {
    Path log = run.resolve(container.replaceAll("[^A-Za-z0-9._-]", "_")).resolve("events.jsonl.gz");
    return EventLogReader.open(log, EventJson.of(prepared.plan()));
  }

  private @Nullable String compare(Path whole, Path shorter, long end) {
    List<String> containers = new ArrayList<>();
    prepared.plan().series().stream().map(Series::id).forEach(containers::add);
    prepared.plan().portfolios().stream().map(PortfolioSpec::container).forEach(containers::add);
    for (String container : containers) {
      try (EventLogReader all = open(whole, container);
          EventLogReader some = open(shorter, container)) {
        Event expected = next(all, end);
        Event actual = next(some, end);
        while (expected != null || actual != null) {
          if (expected == null || !expected.equals(actual)) {
            return "with the first %d slices alone: %s%nwith all of the data:         %s"
                .formatted(end, actual, expected);
          }
          compared++;
          expected = next(all, end);
          actual = next(some, end);
        }
      }
    }
    return null;
  }

  /** The next event before {@code end} that is not there only because the data ends. */
  private static @Nullable Event next(EventLogReader reader, long end) {
    Event event = reader.next();
    while (event != null && (event.header().slice() >= end || atTheEnd(event))) {
      event = reader.next();
    }
    return event;
  }

  private static boolean atTheEnd(Event event) {
    return switch (event) {
      case OrderCancelled cancelled -> cancelled.reason().equals("end_of_data");
      case Snapshot snapshot -> true;
      default -> false;
    };
  }
}
