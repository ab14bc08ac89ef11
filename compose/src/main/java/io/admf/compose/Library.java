package io.admf.compose;

import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.data.DataKinds;
import io.admf.execution.ExecutionKinds;
import io.admf.portfolio.PortfolioKinds;
import io.admf.reporting.ReportingKinds;
import io.admf.strategy.StrategyKinds;
import java.util.ArrayList;
import java.util.List;

/** Everything that YAML can name: what the services ship, and what the researcher added. */
public final class Library {

  /** The kinds of components, in the order of {@code admf list}. */
  public static final List<ComponentKind<?, ?>> KINDS =
      List.of(
          StrategyKinds.STRATEGY,
          StrategyKinds.CLASSIFIER,
          StrategyKinds.FEATURE,
          PortfolioKinds.SIZER,
          PortfolioKinds.RISK_RULE,
          ExecutionKinds.SLIPPAGE,
          ExecutionKinds.COMMISSION,
          DataKinds.SOURCE,
          ReportingKinds.METRIC);

  private Library() {}

  /**
   * Looks for components: in the services' own libraries, in jars in {@code plugins}, and in source
   * files.
   *
   * @param plugins what the researcher added
   */
  public static Components discover(Plugins plugins) {
    ComponentScanner scanner = new ComponentScanner(KINDS);
    List<Class<?>> classes = new ArrayList<>();
    for (ComponentKind<?, ?> kind : KINDS) {
      classes.addAll(scanner.beside(kind.annotation()));
    }
    classes.addAll(plugins.find(scanner));
    return Components.of(KINDS, classes.stream().distinct().toList());
  }
}
