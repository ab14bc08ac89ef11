package io.admf.data.check;

import io.admf.component.Components;
import io.admf.data.BarSource;
import io.admf.data.DataKinds;
import io.admf.data.SourceRequest;
import io.admf.data.check.CheckSettings.KnownSplit;
import io.admf.data.event.ActionRow;
import io.admf.data.event.EventRequest;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.ComponentSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the series of a plan with all that the plan says of them: zone, calendar, splits. */
public final class PlanCheck {

  private PlanCheck() {}

  /**
   * A report for each series, in the order of the plan.
   *
   * @throws io.admf.config.BadInputException if corporate actions are told of and cannot be read
   */
  public static List<DataReport> of(RunPlan plan, Components components, Thresholds limits) {
    BarSource source = components.create(DataKinds.SOURCE, plan.data().source());
    CheckSettings settings =
        CheckSettings.standard()
            .with(limits)
            .in(zone(plan.data().source().parameters().get("time_zone")));
    List<ActionRow> actions = actions(plan, components);
    List<DataReport> reports = new ArrayList<>();
    for (Series series : plan.series()) {
      reports.add(
          DataCheck.of(
              source,
              new SourceRequest(series, plan.series(), plan.data(), plan.seed()),
              settings.knowing(splits(actions, series.symbol()))));
    }
    return reports;
  }

  /** The zone that the source reads times in, where it has one. */
  private static ZoneId zone(@Nullable Object name) {
    return name instanceof String text ? ZoneId.of(text) : ZoneOffset.UTC;
  }

  private static List<ActionRow> actions(RunPlan plan, Components components) {
    ComponentSpec source = plan.data().market().actions();
    if (source == null) {
      return List.of();
    }
    List<String> symbols = plan.series().stream().map(Series::symbol).distinct().toList();
    return components
        .create(DataKinds.ACTIONS, source)
        .read(new EventRequest(plan.data(), symbols));
  }

  private static List<KnownSplit> splits(List<ActionRow> actions, String symbol) {
    return actions.stream()
        .filter(row -> row.effect() == MarketFrame.Effect.SPLIT && row.symbol().equals(symbol))
        .map(row -> new KnownSplit(Math.floorDiv(row.exTime(), Instants.DAY), row.ratio()))
        .toList();
  }
}
