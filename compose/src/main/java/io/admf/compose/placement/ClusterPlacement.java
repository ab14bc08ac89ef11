package io.admf.compose.placement;

import io.admf.component.OwnCode;
import io.admf.compose.placement.Conductor.Terms;
import io.admf.reporting.RunReport;
import io.admf.reporting.results.RowLog;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/**
 * Six services in processes of their own, joined by a cluster that this process is a member of; it
 * coordinates. Where it is killed, what {@code admf resume} needs to begin again is in its folder
 * of results.
 */
public final class ClusterPlacement implements Placement {

  /** A coordinator that is silent for so long is gone: services let its run go. */
  private static final int LEASE_SECONDS = 15;

  private final Vertx vertx;
  private final String coordinator;
  private final OwnCode code;
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
   * @param vertx reaches the services
   * @param coordinator names this process among all members
   * @param code what the researcher added, sent to the services that make something of it
   * @param notices told what the user should know meanwhile
   */
  public ClusterPlacement(
      Vertx vertx, String coordinator, OwnCode code, Patience patience, Consumer<String> notices) {
    this.vertx = vertx;
    this.coordinator = coordinator;
    this.code = code;
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
    Terms terms =
        new Terms(coordinator, false, false, LEASE_SECONDS, patience.seconds, patience.attempts);
    RowLog.Origin origin = new RowLog.Origin(request.configHash(), request.codeVersion());
    try (RowLog begun =
        RowLog.open(request.results(), request.plan().runId(), origin, request.experiment())) {
      RunReport report =
          ServicesPlacement.await(
              ServicesPlacement.conducted(
                  vertx, request, new Briefing(request, name(), code), terms, notices));
      begun.remove();
      return report;
    }
  }
}
