package io.admf.data;

/** A place that bars come from. The same request always gives the same bars. */
public interface BarSource {

  /**
   * Opens one series at its first bar.
   *
   * @throws io.admf.config.BadInputException if the source has no such series, or what it reads is
   *     not well formed
   */
  BarReader open(SourceRequest request);
}
