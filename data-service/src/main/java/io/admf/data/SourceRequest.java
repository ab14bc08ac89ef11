package io.admf.data;

import io.admf.frame.Series;
import io.admf.plan.DataSpec;
import java.util.List;

/**
 * What a source is asked for.
 *
 * @param series the series wanted
 * @param all every series of the run, for sources whose series depend on each other
 * @param data where to look and which range is wanted; whoever reads the bars cuts them to the
 *     range, so that a source may give more
 * @param seed of all randomness of the run
 */
public record SourceRequest(Series series, List<Series> all, DataSpec data, long seed) {

  public SourceRequest {
    all = List.copyOf(all);
  }
}
