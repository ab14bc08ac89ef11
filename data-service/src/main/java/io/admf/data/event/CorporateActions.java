package io.admf.data.event;

import java.util.List;

/** A place that corporate actions come from. */
public interface CorporateActions {

  /**
   * The actions of the symbols asked for, in any order; those of other symbols are left out.
   *
   * @throws io.admf.config.BadInputException with all that is wrong
   */
  List<ActionRow> read(EventRequest request);
}
