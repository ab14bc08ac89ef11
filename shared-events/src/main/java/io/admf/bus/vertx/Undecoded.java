package io.admf.bus.vertx;

/**
 * What came instead of an envelope that could not be read.
 *
 * @param reason why it could not
 */
record Undecoded(String reason) {}
