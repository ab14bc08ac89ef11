package io.admf.event;

/** A phase of a run began or ended. */
public record PhaseLifecycle(Header header, String phase, Stage stage) implements Event {}
