package io.admf.cluster;

import io.admf.config.BadInputException;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How processes make up a system: where they meet, where they listen, where results are. The same
 * file does for all processes of a system. Every key can be given as an environment variable too,
 * {@code ADMF_} and its path in capitals ({@code cluster.bind} is {@code ADMF_CLUSTER_BIND}), which
 * wins over the file. Holds the names of files with secrets, never a secret.
 *
 * @param results the folder of results
 */
public record SystemConfig(
    Membership cluster, Path results, Web web, Operations operations, Limits limits) {

  /** How members find each other. */
  public enum Discovery {
    /** A list of addresses. */
    TCP_IP,
    /** A name that stands for the addresses of all members, as a headless service has. */
    DNS,
    /** What the programming interface of Kubernetes says of a service. */
    KUBERNETES
  }

  /**
   * Membership in the cluster.
   *
   * @param name members of one name meet; others are refused
   * @param bind the address to listen on, for membership and for messages
   * @param port for membership; where it is taken the next of {@link #PORTS} is tried
   * @param publicAddress what others connect to; null for the bound address, or where that is any
   *     address, the machine's first
   * @param members where others may be, as {@code host} for all of {@link #PORTS} ports from {@code
   *     port} on, or {@code host:port} for one
   * @param dnsName the name to look up with discovery by DNS
   * @param eventBusPort for messages; 0 for any free one
   * @param tls keys for traffic between members; null for none
   * @param silentSeconds how long a member may say nothing before it is taken for lost
   * @param allowInsecure whether members may speak without keys beyond loopback
   */
  public record Membership(
      String name,
      String bind,
      int port,
      @Nullable String publicAddress,
      List<String> members,
      Discovery discovery,
      @Nullable String dnsName,
      Kubernetes kubernetes,
      int eventBusPort,
      @Nullable Tls tls,
      int silentSeconds,
      boolean allowInsecure) {

    /** How many ports from the configured on members of one machine share out among them. */
    public static final int PORTS = 16;

    public Membership {
      members = List.copyOf(members);
    }

    /** Whether nothing from another machine can reach what listens. */
    public boolean loopback() {
      return Hosts.isLoopback(bind);
    }
  }

  /**
   * A service of Kubernetes whose pods are the members.
   *
   * @param namespace null for the pod's own
   * @param service null for all pods of the namespace
   */
  public record Kubernetes(@Nullable String namespace, @Nullable String service) {}

  /**
   * Files in PEM form for mutual TLS.
   *
   * @param certificate of this process, followed by any between it and the authority
   * @param key of that certificate, in PKCS 8
   * @param authority the certificates of those who may vouch for members
   */
  public record Tls(Path certificate, Path key, Path authority) {}

  /**
   * The web endpoint.
   *
   * @param tokenFile holds the token that it asks for; null for none
   */
  public record Web(String bind, int port, @Nullable Path tokenFile) {}

  /**
   * Health and metrics of this process.
   *
   * @param port 0 for any free one, null for none at all
   */
  public record Operations(String bind, @Nullable Integer port) {}

  /**
   * How large things may be.
   *
   * @param messageBytes the longest message between services, encoded
   */
  public record Limits(int messageBytes) {}

  /** What holds without a file and without variables: everything on this machine alone. */
  public static SystemConfig defaults() {
    return SystemConfigReader.read("defaults", "{}", new JsonObject());
  }

  /**
   * Reads the configuration.
   *
   * @param file null for the defaults
   * @throws BadInputException with everything that is wrong in the file and the environment
   */
  public static SystemConfig load(@Nullable Path file) {
    return load(
        file,
        new ConfigStoreOptions().setType("env").setConfig(new JsonObject().put("raw-data", true)));
  }

  /** The same with variables of one's own in place of the environment's. */
  static SystemConfig load(@Nullable Path file, JsonObject variables) {
    return load(file, new ConfigStoreOptions().setType("json").setConfig(variables));
  }

  private static SystemConfig load(@Nullable Path file, ConfigStoreOptions variables) {
    String name = file == null ? "defaults" : file.toString().replace('\\', '/');
    if (file != null) {
      checkReadable(name, file);
    }
    ConfigRetrieverOptions options = new ConfigRetrieverOptions().setScanPeriod(-1);
    if (file != null) {
      // as text: values are read with their places, so that a mistake can be pointed at
      options.addStore(
          new ConfigStoreOptions()
              .setType("file")
              .setFormat("raw")
              .setConfig(
                  new JsonObject()
                      .put("path", file.toAbsolutePath().toString())
                      .put("raw.type", "string")
                      .put("raw.key", SystemConfigReader.TEXT)));
    }
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setInternalBlockingPoolSize(1));
    try {
      JsonObject found =
          ConfigRetriever.create(vertx, options.addStore(variables))
              .getConfig()
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      return SystemConfigReader.read(name, found.getString(SystemConfigReader.TEXT, "{}"), found);
    } catch (CompletionException e) {
      throw new BadInputException(name, "cannot be read: " + e.getCause());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static void checkReadable(String name, Path file) {
    if (!Files.exists(file)) {
      throw new BadInputException(name, "there is no such file; give the path of a YAML file");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new BadInputException(name, "expected a YAML file that can be read");
    }
  }
}
