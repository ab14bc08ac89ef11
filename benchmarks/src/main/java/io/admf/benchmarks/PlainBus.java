package io.admf.benchmarks;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.admf.cluster.SystemConfig;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A member of a cluster of its own, beside ADMF's, with all that Vert.x has by itself. */
final class PlainBus implements AutoCloseable {

  /** Beyond those of ADMF's own members. */
  private static final int PORTS = 20;

  private static final int SECONDS = 30;

  private final Vertx vertx;

  private PlainBus(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Joins.
   *
   * @param system ADMF's own, for a name and ports
   */
  static PlainBus join(SystemConfig system) {
    int port = system.cluster().port() + PORTS;
    Config config = new Config().setClusterName(system.cluster().name() + "-plain");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.getNetworkConfig().setPort(port).setPortAutoIncrement(true);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port);
    return new PlainBus(
        Vertx.builder()
            .withClusterManager(new HazelcastClusterManager(config))
            .buildClustered()
            .toCompletionStage()
            .toCompletableFuture()
            .join());
  }

  Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() {
    try {
      vertx.close().await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      // the process ends anyway
    }
  }
}
