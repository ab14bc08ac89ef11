package io.admf.compose.topology;

import java.util.List;

/**
 * The structure of one phase.
 *
 * @param workflow its name, such as {@code full_backtest}
 * @param containers in the order root, symbols, portfolios, execution
 * @param services the services that take part, last in the chain first: the order in which they
 *     must be ready
 */
public record Topology(String workflow, List<Container> containers, List<String> services) {

  public Topology {
    containers = List.copyOf(containers);
    services = List.copyOf(services);
  }

  /** How many containers of a kind there are. */
  public int count(Container.Kind kind) {
    return (int) containers.stream().filter(c -> c.kind() == kind).count();
  }
}
