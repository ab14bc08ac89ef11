package io.admf.compose.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyBuilderTest {

  private static final Path EXAMPLES =
      Path.of(System.getProperty("admf.root", "..")).resolve("examples");

  private static Coordinator.Prepared prepared(String example) {
    try (Workbench bench = Workbench.open(EXAMPLES.resolve(example), List.of())) {
      return bench.prepare(null);
    }
  }

  @Test
  void a_simple_backtest_has_one_symbol_and_one_portfolio_container() {
    Topology topology = prepared("quickstart.yaml").topology();
    assertThat(topology.containers())
        .extracting(Container::id)
        .containsExactly("root", "AAPL_1d", "portfolio_c0001", "execution");
    assertThat(topology.services())
        .containsExactly("reporting", "ledger", "execution", "portfolio", "strategy", "data");
  }

  @Test
  void a_grid_has_a_portfolio_container_for_each_combination_and_shares_its_symbols() {
    Topology topology = prepared("grid.yaml").topology();
    assertThat(topology.count(Container.Kind.PORTFOLIO)).isEqualTo((4 + 3) * 2 * 2);
    assertThat(topology.count(Container.Kind.SYMBOL)).isEqualTo(1);
    assertThat(topology.count(Container.Kind.EXECUTION)).isEqualTo(1);
  }

  @Test
  void a_workflow_that_is_not_known_is_refused_with_those_that_are() {
    assertThatThrownBy(() -> TopologyBuilder.build("nonsense", prepared("grid.yaml").plan()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("workflow: must be one of [full_backtest], was nonsense");
  }
}
