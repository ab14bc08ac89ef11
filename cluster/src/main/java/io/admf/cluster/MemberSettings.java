package io.admf.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.spi.MemberAddressProvider;
import io.admf.cluster.SystemConfig.Membership;
import io.admf.config.BadInputException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hazelcast's settings for a membership, all of them from here: nothing is looked up on the class
 * path, nothing calls home, nobody is found by multicast.
 */
final class MemberSettings {

  /** Where Vert.x keeps a member's id among its attributes. */
  static final String NODE_ID = "__vertx.nodeId";

  /** Where a member says which part it has. */
  static final String ROLE = "admf.role";

  /**
   * A member that breaks off is missed within two seconds, one that falls silent when the
   * configuration says: a very slow one, which has to come round to its heartbeat, is none of
   * these.
   */
  private static final String[][] PROPERTIES = {
    {"hazelcast.wait.seconds.before.join", "0"},
    {"hazelcast.max.join.seconds", "30"},
    {"hazelcast.heartbeat.interval.seconds", "1"},
    {"hazelcast.mastership.claim.timeout.seconds", "5"},
    {"hazelcast.member.list.publish.interval.seconds", "5"},
    {"hazelcast.connection.monitor.interval", "100"},
    {"hazelcast.connection.monitor.max.faults", "3"},
    {"hazelcast.merge.first.run.delay.seconds", "5"},
    {"hazelcast.merge.next.run.delay.seconds", "5"},
    {"hazelcast.graceful.shutdown.max.wait", "5"},
    {"hazelcast.operation.call.timeout.millis", "10000"},
    {"hazelcast.socket.bind.any", "false"},
    {"hazelcast.shutdownhook.enabled", "false"}, // the process ends in an order of its own
    {"hazelcast.phone.home.enabled", "false"},
    {"hazelcast.jmx", "false"},
    {"hazelcast.logging.type", "slf4j"},
    {"hazelcast.logging.details.enabled", "false"},
    {"hazelcast.logging.emoji.enabled", "false"},
    {"hazelcast.partition.count", "31"}, // a registry of addresses, not a store
    {"hazelcast.io.thread.count", "1"},
    {"hazelcast.operation.thread.count", "2"},
    {"hazelcast.operation.generic.thread.count", "2"},
    {"hazelcast.event.thread.count", "2"},
  };

  private MemberSettings() {}

  /**
   * The settings.
   *
   * @param nodeId the member's id on the event bus
   * @param role what it says of itself
   */
  static Config of(Membership membership, String nodeId, String role) {
    Config config = new Config();
    config.setClusterName(membership.name());
    for (String[] property : PROPERTIES) {
      config.setProperty(property[0], property[1]);
    }
    config.setProperty(
        "hazelcast.max.no.heartbeat.seconds", Integer.toString(membership.silentSeconds()));
    config.setClassLoader(new MemberClassLoader(MemberSettings.class.getClassLoader()));
    config.getMetricsConfig().setEnabled(false);
    config.getJetConfig().setEnabled(false);
    config.getManagementCenterConfig().setScriptingEnabled(false).setConsoleEnabled(false);
    config.getUserCodeDeploymentConfig().setEnabled(false);
    config.getMemberAttributeConfig().setAttribute(NODE_ID, nodeId).setAttribute(ROLE, role);
    config.getSerializationConfig().setJavaSerializationFilterConfig(filter());
    config.addMultiMapConfig(
        new MultiMapConfig("__vertx.subs")
            .setBackupCount(1)
            .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
    for (String map : List.of("__vertx.haInfo", "__vertx.nodeInfo")) {
      config.addMapConfig(new MapConfig(map).setBackupCount(1));
    }
    network(config, membership);
    return config;
  }

  private static JavaSerializationFilterConfig filter() {
    JavaSerializationFilterConfig filter =
        new JavaSerializationFilterConfig().setDefaultsDisabled(true);
    MemberClassLoader.PREFIXES.forEach(filter.getWhitelist()::addPrefixes);
    return filter;
  }

  private static void network(Config config, Membership membership) {
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(membership.port()).setPortAutoIncrement(true).setPortCount(Membership.PORTS);
    network.getRestApiConfig().setEnabled(false);
    network.getMemcacheProtocolConfig().setEnabled(false);
    network
        .getMemberAddressProviderConfig()
        .setEnabled(true)
        .setImplementation(addresses(membership));
    JoinConfig join = network.getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    if (membership.discovery() != SystemConfig.Discovery.TCP_IP) {
      // with no second to spare Hazelcast does not look for members before it begins a cluster
      config.setProperty("hazelcast.wait.seconds.before.join", "1");
    }
    switch (membership.discovery()) {
      case TCP_IP -> {
        List<String> members = new ArrayList<>();
        for (String member : membership.members()) {
          members.addAll(
              Objects.requireNonNull(MemberAddress.parse(member))
                  .expand(membership.port(), Membership.PORTS));
        }
        join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2).setMembers(members);
      }
      case DNS ->
          join.getKubernetesConfig()
              .setEnabled(true)
              .setProperty("service-dns", Objects.requireNonNull(membership.dnsName()))
              .setProperty("service-port", Integer.toString(membership.port()));
      case KUBERNETES -> {
        join.getKubernetesConfig()
            .setEnabled(true)
            .setProperty("service-port", Integer.toString(membership.port()));
        if (membership.kubernetes().namespace() != null) {
          join.getKubernetesConfig().setProperty("namespace", membership.kubernetes().namespace());
        }
        if (membership.kubernetes().service() != null) {
          join.getKubernetesConfig().setProperty("service-name", membership.kubernetes().service());
        }
      }
    }
  }

  private static MemberAddressProvider addresses(Membership membership) {
    InetAddress bind = address(membership.bind(), "cluster.bind");
    InetAddress reachable = reachable(membership);
    return new MemberAddressProvider() {
      @Override
      public InetSocketAddress getBindAddress() {
        return new InetSocketAddress(bind, 0);
      }

      @Override
      public InetSocketAddress getBindAddress(com.hazelcast.instance.EndpointQualifier qualifier) {
        return getBindAddress();
      }

      @Override
      public InetSocketAddress getPublicAddress() {
        return new InetSocketAddress(reachable, 0);
      }

      @Override
      public InetSocketAddress getPublicAddress(
          com.hazelcast.instance.EndpointQualifier qualifier) {
        return getPublicAddress();
      }
    };
  }

  /** What others connect to. */
  static InetAddress reachable(Membership membership) {
    String told = membership.publicAddress();
    if (told != null) {
      return address(told, "cluster.public_address");
    }
    try {
      return Hosts.reachable(membership.bind());
    } catch (UnknownHostException _) {
      throw unknown("cluster.bind", membership.bind());
    }
  }

  private static InetAddress address(String host, String key) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException _) {
      throw unknown(key, host);
    }
  }

  private static BadInputException unknown(String key, String host) {
    return new BadInputException(key, "expected an address or a name that resolves, was " + host);
  }
}
