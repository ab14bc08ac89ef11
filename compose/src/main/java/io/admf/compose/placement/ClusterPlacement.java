package io.admf.compose.placement;

import io.admf.cluster.Cluster;
import io.admf.cluster.SystemConfig;
import io.admf.compose.placement.Conductor.Terms;
import io.admf.reporting.RunReport;
import java.util.function.Consumer;

/**
 * Six services in processes of their own, joined by a cluster. This process coordinates: it is a
 * member as long as the run takes.
 */
public final class ClusterPlacement implements Placement {

  /** A coordinator that is silent for so long is gone: services let its run go. */
  private static final int LEASE_SECONDS = 15;

  private final SystemConfig config;
  private final Patience patience;
  private final Consumer<String> notices;

  /**
   * How long and how often services are waited for.
   *
   * @param seconds that services which are missing are waited for
   * @param attempts how often the run may begin
   */
  public record Patience(int seconds, int attempts) {}

  /**
   * @param notices told what the user should know meanwhile
   */
  public ClusterPlacement(SystemConfig config, Patience patience, Consumer<String> notices) {
    this.config = config;
    this.patience = patience;
    this.notices = notices;
  }

  @Override
  public String name() {
    return "cluster";
  }

  /**
   * {@inheritDoc}
   *
   * @throws ServicesMissingException if services are missing or lost for good; then there are no
   *     results
   */
  @Override
  public RunReport run(RunRequest request) {
    try (Cluster cluster = Cluster.join(config, "coordinator")) {
      Terms terms =
          new Terms(
              cluster.name(), false, false, LEASE_SECONDS, patience.seconds, patience.attempts);
      return ServicesPlacement.await(
          ServicesPlacement.conducted(
              cluster.vertx(),
              request,
              ServicesPlacement.settings(request, name()),
              terms,
              notices));
    }
  }
}
