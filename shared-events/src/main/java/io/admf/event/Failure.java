package io.admf.event;

/**
 * A component failed (ERROR).
 *
 * @param source the component
 * @param message what happened
 */
public record Failure(Header header, String source, String message) implements Event {}
