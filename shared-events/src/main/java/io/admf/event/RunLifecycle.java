package io.admf.event;

/**
 * A run began or ended.
 *
 * @param stage STARTED, FINISHED or FAILED
 */
public record RunLifecycle(Header header, String runId, Stage stage) implements Event {}
