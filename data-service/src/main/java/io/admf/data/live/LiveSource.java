package io.admf.data.live;

import io.admf.data.BarSource;
import io.admf.data.SourceRequest;
import java.util.List;

/** A source whose bars happen while they are read. A run without {@code --live} cannot use it. */
public interface LiveSource extends BarSource {

  /**
   * Makes ready to hear all series of a run together; nothing is connected yet.
   *
   * @param requests one for each series, in the order of the plan
   * @throws io.admf.config.BadInputException if something is wrong with what it was told
   */
  LiveFeed live(List<SourceRequest> requests);
}
