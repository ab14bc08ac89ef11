package io.admf.compose.experiment;

import io.admf.component.ComponentInfo;
import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.component.Parameter;
import io.admf.compose.axis.ComponentAxes;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.data.DataKinds;
import io.admf.plan.Adjust;
import io.admf.plan.AdjustMethod;
import io.admf.plan.Align;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.MarketSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the section {@code data} says of all that comes with bars. */
final class MarketReader {

  private final Components components;
  private final ComponentReader componentReader;
  private final Problems problems;

  MarketReader(Components components, ComponentReader componentReader, Problems problems) {
    this.components = components;
    this.componentReader = componentReader;
    this.problems = problems;
  }

  MarketSpec read(Section data) {
    MarketSpec market =
        new MarketSpec(
            data.choice("align", Align.class, Align.UNION),
            data.choice("adjust", Adjust.class, Adjust.NONE),
            data.choice("adjust_method", AdjustMethod.class, AdjustMethod.PREVIOUS_CLOSE),
            data.choice("dividends", DividendDay.class, DividendDay.EX_DATE),
            source(data, "actions", DataKinds.ACTIONS),
            source(data, "quotes", DataKinds.QUOTES),
            source(data, "economic", DataKinds.RELEASES));
    check(data, market);
    return market;
  }

  /** Keys that would do nothing, and the one that must be said. */
  private void check(Section data, MarketSpec market) {
    if (!data.has("actions")) {
      for (String key : List.of("adjust", "adjust_method", "dividends")) {
        Yaml given = data.get(key);
        if (given != null && !(key.equals("adjust") && market.adjust() == Adjust.NONE)) {
          problems.add(
              given.place().toString(),
              key + " needs data.actions beside it: where splits and dividends come from");
        }
      }
      return;
    }
    if (!data.has("adjust")) {
      data.missing(
          "adjust",
          "none (positions are split, dividends paid), splits or splits_and_dividends, since there"
              + " are actions");
    }
    boolean dividends = market.adjust() == Adjust.SPLITS_AND_DIVIDENDS;
    Yaml method = data.get("adjust_method");
    if (method != null && !dividends) {
      problems.add(
          method.place().toString(), "adjust_method needs adjust: splits_and_dividends beside it");
    }
    Yaml day = data.get("dividends");
    if (day != null && dividends) {
      problems.add(
          day.place().toString(),
          "with adjust: splits_and_dividends no dividend is paid; leave dividends out");
    }
  }

  /** A source with its own keys, or the path of its file alone. */
  private @Nullable ComponentSpec source(Section data, String key, ComponentKind<?, ?> kind) {
    Yaml given = data.get(key);
    if (given == null) {
      return null;
    }
    if (given instanceof Yaml.Scalar path) {
      ComponentInfo csv = components.require(kind.name(), "csv");
      return one(csv, kind, given, List.of(new Yaml.Entry(given.place(), "path", path)));
    }
    Section section = data.section(key);
    String type = section.text("source", "csv");
    ComponentInfo info = components.find(kind.name(), type);
    if (info == null) {
      Yaml named = section.get("source");
      section.wrong(
          "source",
          named == null ? given : named,
          "one of "
              + String.join(
                  ", ", components.all(kind.name()).stream().map(ComponentInfo::name).toList()));
      return null;
    }
    List<Yaml.Entry> own = new ArrayList<>();
    for (Parameter parameter : info.parameters()) {
      Yaml value = section.get(parameter.key());
      if (value != null) {
        own.add(new Yaml.Entry(value.place(), parameter.key(), value));
      }
    }
    section.finish();
    return one(info, kind, given, own);
  }

  private ComponentSpec one(
      ComponentInfo info, ComponentKind<?, ?> kind, Yaml given, List<Yaml.Entry> own) {
    ComponentAxes axes = componentReader.complete(info, given.place().toString(), own, List.of());
    List<ComponentSpec> all =
        problems.any() ? List.of(ComponentSpec.of(info.name())) : axes.combinations();
    if (all.size() != 1) {
      problems.add(axes.place(), "data takes one value for each key, not a list");
    }
    componentReader.tryOut(kind, axes);
    return all.getFirst();
  }
}
