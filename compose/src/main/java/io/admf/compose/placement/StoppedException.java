package io.admf.compose.placement;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A run was stopped by its user. The finished rows of a sweep are kept. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient @Nullable Path folder;
  private final int finished;
  private final int all;

  /**
   * @param folder where the finished rows are; null when none are kept
   * @param finished how many; {@code all} of how many
   */
  StoppedException(@Nullable Path folder, int finished, int all) {
    super("stopped after %d of %d combinations".formatted(finished, all));
    this.folder = folder;
    this.finished = finished;
    this.all = all;
  }

  /** Where the finished rows are; null when none are kept. */
  public @Nullable Path folder() {
    return folder;
  }

  /** How many rows are finished. */
  public int finished() {
    return finished;
  }

  /** How many there would be. */
  public int all() {
    return all;
  }
}
