package io.admf.compose.grid;

import io.admf.compose.placement.Effort;
import io.admf.compose.placement.FusedPlacement;
import io.admf.compose.placement.Placement;
import io.admf.compose.placement.RunRequest;
import io.admf.reporting.RunReport;
import java.util.function.LongSupplier;

/**
 * A sweep whose rows are worked by the nodes of a grid. The bars are read here, and the best
 * combinations are run again here event by event, as in a fused sweep; the digest is the same. A
 * run of no more combinations than are kept would be run whole here anyway, so it is given to
 * nobody.
 */
public final class GridPlacement implements Placement {

  private static final String NAME = "grid";

  private final Placement placement;

  /**
   * @param effort how much is kept, and the largest unit as its batch; its workers are not used
   * @param nanoTime a clock that only goes forward, for the elapsed time and for nodes that are
   *     silent; no event sees it
   */
  public GridPlacement(Grid grid, Effort effort, LongSupplier nanoTime) {
    this.placement = FusedPlacement.with(NAME, new GridCrew(grid, nanoTime), effort, nanoTime);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.admf.compose.grid.dispatch.GridException if there are no nodes, or they cannot work
   * @throws io.admf.event.InvariantException if two nodes worked the same to different rows
   */
  @Override
  public RunReport run(RunRequest request) {
    return placement.run(request);
  }
}
