package io.admf.compose.forecast;

import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.reporting.notice.GivenLevels;
import io.admf.strategy.Strategy;
import io.admf.strategy.StrategyKinds;
import java.util.List;
import java.util.TreeMap;

/** The stops and price targets that the strategies of a plan declare. */
public final class DeclaredLevels {

  private DeclaredLevels() {}

  /** Those of the strategies that declare any, by name. */
  public static List<GivenLevels> of(RunPlan plan, Components components) {
    TreeMap<String, GivenLevels> declared = new TreeMap<>();
    for (SignalSpec signal : plan.signals()) {
      declared.computeIfAbsent(signal.strategy().type(), name -> of(name, components));
    }
    return declared.values().stream().filter(each -> each.stop() || each.target()).toList();
  }

  private static GivenLevels of(String name, Components components) {
    ComponentInfo info = components.require(StrategyKinds.STRATEGY.name(), name);
    if (!(info.annotation() instanceof Strategy strategy)) {
      throw new IllegalStateException("expected a strategy, was " + info);
    }
    List<Strategy.Level> gives = List.of(strategy.gives());
    return new GivenLevels(
        name, gives.contains(Strategy.Level.STOP), gives.contains(Strategy.Level.TARGET));
  }
}
