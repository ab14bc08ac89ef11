package io.admf.data.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bars that become known at the same instant.
 *
 * @param knownAt epoch nanoseconds
 * @param bars one for each series of the run, null for a series that has none
 */
public record LiveSlice(long knownAt, List<@Nullable LiveBar> bars) {

  public LiveSlice {
    bars = Collections.unmodifiableList(new ArrayList<>(bars));
  }
}
