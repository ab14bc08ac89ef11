package io.admf.cluster;

import java.io.ObjectInputFilter;

/**
 * What Java's own serialisation may make in this process: Hazelcast's classes and plain ones of the
 * language, of a modest size. Everything else is refused before any of its code runs.
 */
final class SerialGuard {

  private static final String FILTER =
      "maxdepth=50;maxarray=1000000;maxrefs=1000000;"
          + "com.hazelcast.**;io.vertx.spi.cluster.hazelcast.**;io.vertx.core.VertxException;"
          + "java.io.*;java.lang.*;java.math.*;java.net.*;java.time.**;java.util.*;"
          + "java.util.concurrent.**;!*";

  private SerialGuard() {}

  /** Holds for the whole process from now on. Does nothing where a filter has been set. */
  static void install() {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(filter());
    }
  }

  static ObjectInputFilter filter() {
    return ObjectInputFilter.Config.createFilter(FILTER);
  }
}
