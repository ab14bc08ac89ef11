package io.admf.bus;

/** What {@link ContainerBus#subscribe} gives back. */
@FunctionalInterface
public interface Subscription {

  /** Ends the subscription; a second time does nothing. */
  void cancel();
}
