package io.admf.compose.cli;

import io.admf.compose.grid.Departures;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** This process as a member of a cluster, until it is closed. */
interface Membership extends AutoCloseable {

  /** Reaches all members. */
  Vertx vertx();

  /** The name by which the others are told that this member left. */
  String name();

  /** The most bytes that members send each other in one message. */
  int longestMessage();

  /** Tells which others have left. */
  Departures departures();

  @Override
  void close();

  /** Where a process becomes a member. */
  @FunctionalInterface
  interface Door {

    /**
     * Joins.
     *
     * @param config the system configuration, or null for the defaults
     * @param role what the process is, such as {@code node}
     * @throws io.admf.config.BadInputException if the configuration is wrong
     */
    Membership join(@Nullable Path config, String role);

    /** The same for a process that comes and goes, and waits a while for those who stay. */
    default Membership visit(@Nullable Path config, String role) {
      return join(config, role);
    }
  }
}
