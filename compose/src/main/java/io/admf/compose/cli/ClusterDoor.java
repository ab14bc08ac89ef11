package io.admf.compose.cli;

import io.admf.cluster.Cluster;
import io.admf.cluster.SystemConfig;
import io.admf.compose.grid.Departures;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The way into the cluster that the system configuration names. */
final class ClusterDoor implements Membership.Door {

  @Override
  public Membership join(@Nullable Path config, String role) {
    SystemConfig system = SystemConfig.load(config);
    return new Joined(Cluster.join(system, role), system.limits().messageBytes());
  }

  @Override
  public Membership visit(@Nullable Path config, String role) {
    SystemConfig system = SystemConfig.load(config);
    return new Joined(Cluster.visit(system, role), system.limits().messageBytes());
  }

  private record Joined(Cluster cluster, int longestMessage) implements Membership {

    @Override
    public Vertx vertx() {
      return cluster.vertx();
    }

    @Override
    public String name() {
      return cluster.member();
    }

    @Override
    public Departures departures() {
      return cluster::onLeave;
    }

    @Override
    public void close() {
      cluster.close();
    }
  }
}
