package io.admf.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of one cluster of their own on the loopback address, in this JVM. */
final class Members implements AutoCloseable {

  private final String name = "test-" + ProcessHandle.current().pid() + '-' + System.nanoTime();
  private final int port = freePort();
  private final List<Cluster> joined = new ArrayList<>();

  /** A port that is free now, and so are the few after it, as far as can be seen. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Math.min(socket.getLocalPort(), 65_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  SystemConfig config(SystemConfig.@Nullable Tls tls) {
    SystemConfig defaults = SystemConfig.defaults();
    return new SystemConfig(
        new SystemConfig.Membership(
            name,
            "127.0.0.1",
            port,
            null,
            List.of("127.0.0.1:" + port),
            SystemConfig.Discovery.TCP_IP,
            null,
            new SystemConfig.Kubernetes(null, null),
            0,
            tls,
            30,
            false),
        Path.of("results"),
        defaults.web(),
        defaults.operations(),
        defaults.limits());
  }

  /** The same with a limit on messages. */
  SystemConfig upTo(int messageBytes) {
    SystemConfig usual = config(null);
    return new SystemConfig(
        usual.cluster(),
        usual.results(),
        usual.web(),
        usual.operations(),
        new SystemConfig.Limits(messageBytes));
  }

  /** The same, where members are found by the addresses of a name. */
  SystemConfig named(String bind, String name) {
    SystemConfig listed = config(null);
    return new SystemConfig(
        new SystemConfig.Membership(
            this.name,
            bind,
            port,
            null,
            List.of(),
            SystemConfig.Discovery.DNS,
            name,
            new SystemConfig.Kubernetes(null, null),
            0,
            null,
            30,
            false),
        listed.results(),
        listed.web(),
        listed.operations(),
        listed.limits());
  }

  /** The same as a file. */
  String yaml() {
    return "cluster: {name: %s, port: %d, members: ['127.0.0.1:%d']}%n".formatted(name, port, port);
  }

  Cluster join(String role) {
    return join(role, config(null));
  }

  Cluster join(String role, SystemConfig.@Nullable Tls tls) {
    return join(role, config(tls));
  }

  Cluster join(String role, SystemConfig config) {
    Cluster cluster = Cluster.join(config, role);
    joined.add(cluster);
    return cluster;
  }

  @Override
  public void close() {
    Collections.reverse(joined);
    joined.forEach(Cluster::close);
  }
}
