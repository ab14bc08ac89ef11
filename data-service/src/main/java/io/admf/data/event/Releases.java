package io.admf.data.event;

import java.util.List;

/** A place that economic releases come from. */
public interface Releases {

  /**
   * All releases, in any order. A figure that is published anew for a period it was known for is a
   * release of its own.
   *
   * @throws io.admf.config.BadInputException with all that is wrong
   */
  List<ReleaseRow> read(EventRequest request);
}
