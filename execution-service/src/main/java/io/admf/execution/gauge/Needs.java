package io.admf.execution.gauge;

import java.util.List;

/**
 * What a model must be told in {@link Conditions}.
 *
 * @param time whether it asks when the trade happens
 * @param gauges the readings it asks for, in the order in which it reads them
 */
public record Needs(boolean time, List<Gauge> gauges) {

  /** The trade itself is enough. */
  public static final Needs NOTHING = new Needs(false, List.of());

  /** When the trade happens. */
  public static final Needs TIME = new Needs(true, List.of());

  public Needs {
    gauges = List.copyOf(gauges);
  }

  /** Readings of gauges. */
  public static Needs of(Gauge... gauges) {
    return new Needs(false, List.of(gauges));
  }

  /** Whether the trade itself is enough. */
  public boolean isEmpty() {
    return !time && gauges.isEmpty();
  }
}
