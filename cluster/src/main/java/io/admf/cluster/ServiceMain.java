package io.admf.cluster;

import io.admf.bus.Addresses;
import io.admf.bus.vertx.ServiceVerticle;
import io.admf.config.BadInputException;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service in a process of its own: joins the cluster, starts its verticle, says so in one line
 * on standard output, and runs until it is told to stop (SIGTERM, Ctrl-C). Then it is ready no
 * more, lets go of its runs, leaves the cluster, and ends.
 */
public final class ServiceMain {

  /** Exit code of what the user gave wrong. */
  public static final int BAD_INPUT = 2;

  /** Exit code of anything else that keeps a service from starting. */
  public static final int FAILED = 1;

  /** Exit code of a process that was told to stop: what a shell sees of SIGTERM. */
  private static final int TERMINATED = 128 + 15;

  /** Longer than this a process does not take to stop, whatever hangs. */
  private static final int STOP_SECONDS = 30;

  private static final String OPTION = "--config";

  private ServiceMain() {}

  /**
   * The whole of a service's main method. Ends the process where it cannot start.
   *
   * @param verticle makes the service
   * @param arguments of the command line: {@code --config FILE}, or none
   */
  public static void run(
      String name, Function<SystemConfig, ServiceVerticle> verticle, String... arguments) {
    try {
      run(name, verticle, file(name, arguments));
    } catch (BadInputException e) {
      System.err.println(name + " service could not start:");
      e.problems().forEach(problem -> System.err.println("  " + problem));
      System.exit(BAD_INPUT);
    } catch (RuntimeException e) {
      System.err.println(name + " service could not start: " + e);
      System.exit(FAILED);
    }
  }

  private static @Nullable Path file(String name, String... arguments) {
    if (arguments.length == 0) {
      return null;
    }
    if (arguments.length == 2 && arguments[0].equals(OPTION)) {
      return Path.of(arguments[1]);
    }
    if (arguments.length == 1 && arguments[0].startsWith(OPTION + '=')) {
      return Path.of(arguments[0].substring(OPTION.length() + 1));
    }
    throw new BadInputException(
        String.join(" ", arguments),
        "expected --config FILE or nothing after the " + name + " service");
  }

  /**
   * Starts a service. Returns once it is ready; the process then lives until it is told to stop.
   *
   * @param file the system configuration; null for defaults and environment
   * @throws BadInputException if the configuration is wrong or cannot work
   */
  public static void run(
      String name, Function<SystemConfig, ServiceVerticle> verticle, @Nullable Path file) {
    Logs.install();
    SerialGuard.install();
    SystemConfig config = SystemConfig.load(file);
    Cluster cluster = Cluster.join(config, name);
    try {
      start(name, verticle, cluster, config);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static void start(
      String name,
      Function<SystemConfig, ServiceVerticle> verticle,
      Cluster cluster,
      SystemConfig config) {
    Vertx vertx = cluster.vertx();
    RunLog.attach(vertx, name);
    OperationsServer operations = OperationsServer.start(cluster, config.operations());
    String deployment =
        await(vertx.deployVerticle(verticle.apply(config), ServiceVerticle.options()));
    operations.ready(true);
    Thread stop =
        Thread.ofPlatform()
            .name("admf-stop")
            .unstarted(() -> stop(name, cluster, operations, deployment));
    Runtime.getRuntime().addShutdownHook(stop);
    System.out.printf(
        "%s service listens at %s, one of %d in cluster %s%s%n",
        name,
        Addresses.service(name),
        cluster.roles().size(),
        config.cluster().name(),
        operations.isOn() ? "; health and metrics at " + operations.url() : "");
    System.out.flush();
  }

  private static void stop(
      String name, Cluster cluster, OperationsServer operations, String deployment) {
    Logger log = LoggerFactory.getLogger(ServiceMain.class);
    Thread.ofPlatform().daemon().name("admf-halt").start(() -> haltLater(log));
    log.info("{} service stops: letting go of its runs", name);
    operations.ready(false);
    try {
      await(cluster.vertx().undeploy(deployment));
    } catch (RuntimeException e) {
      log.warn("{} service did not let go of its runs in order", name, e);
    }
    cluster.close();
    log.info("{} service has left the cluster", name);
  }

  private static void haltLater(Logger log) {
    try {
      TimeUnit.SECONDS.sleep(STOP_SECONDS);
      log.error("not stopped after {} s: halting", STOP_SECONDS);
      Runtime.getRuntime().halt(TERMINATED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
