package io.admf.bus.vertx;

import io.admf.bus.Addresses;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionException;

/**
 * Starts one service alone: on a cluster when a cluster manager is on the class path, else by
 * itself. It runs until it is told to stop (SIGTERM, Ctrl-C); then it lets go of its runs first.
 */
public final class ServiceMain {

  private ServiceMain() {}

  /** Starts {@code verticle} under the service's {@code name}. */
  public static void run(String name, ServiceVerticle verticle) {
    VertxBuilder builder = Vertx.builder();
    boolean clustered = ServiceLoader.load(ClusterManager.class).iterator().hasNext();
    Vertx vertx =
        clustered
            ? builder.buildClustered().toCompletionStage().toCompletableFuture().join()
            : builder.build();
    try {
      vertx.deployVerticle(verticle, options()).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      System.err.println(name + " service could not start: " + e.getCause());
      close(vertx);
      System.exit(1);
    }
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("admf-stop").unstarted(() -> close(vertx)));
    System.out.printf(
        "%s service listens at %s, %s%n",
        name,
        Addresses.service(name),
        clustered ? "in a cluster" : "alone: no cluster manager on the class path");
  }

  /** Lets go of all runs, so that nothing half done is left behind, and of the cluster. */
  private static void close(Vertx vertx) {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Services may read files and compute for a while: they run on worker threads, one at a time. */
  public static DeploymentOptions options() {
    return new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
  }
}
