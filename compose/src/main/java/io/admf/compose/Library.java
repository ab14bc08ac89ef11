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

  private static final List<String> SERVICES =
      List.of("strategy", "portfolio", "execution", "data", "reporting");

  /** The kinds of components, in the order of {@code admf list}. */
  public static final List<ComponentKind<?, ?>> KINDS =
      SERVICES.stream().<ComponentKind<?, ?>>flatMap(s -> kinds(s).stream()).toList();

  private Library() {}

  /** The kinds of components that a service makes; none for one that makes none. */
  private static List<ComponentKind<?, ?>> kinds(String service) {
    return switch (service) {
      case "strategy" ->
          List.of(StrategyKinds.STRATEGY, StrategyKinds.CLASSIFIER, StrategyKinds.FEATURE);
      case "portfolio" -> PortfolioKinds.ALL;
      case "execution" -> ExecutionKinds.ALL;
      case "data" -> DataKinds.ALL;
      case "reporting" -> List.of(ReportingKinds.METRIC);
      default -> List.of();
    };
  }

  /** Whether a service makes components of which the researcher added some. */
  public static boolean concerns(String service, Components components) {
    ClassLoader ours = Library.class.getClassLoader();
    return kinds(service).stream()
        .flatMap(kind -> components.all(kind.name()).stream())
        .anyMatch(info -> !ours.equals(info.implementation().getClassLoader()));
  }

  /**
   * Looks for components: in the services' own libraries, in jars in {@code plugins}, and in source
   * files.
   *
   * @param plugins what the researcher added
   */
  public static Components discover(Plugins plugins) {
    List<Class<?>> classes = new ArrayList<>(Shipped.CLASSES);
    classes.addAll(plugins.find(Shipped.SCANNER));
    return Components.of(KINDS, classes.stream().distinct().toList());
  }

  /** What comes with the services: the same for the life of the process, and looked for once. */
  private static final class Shipped {
    private static final ComponentScanner SCANNER = new ComponentScanner(KINDS);
    private static final List<Class<?>> CLASSES =
        KINDS.stream()
            .<Class<?>>flatMap(kind -> SCANNER.beside(kind.annotation()).stream())
            .toList();
  }
}
