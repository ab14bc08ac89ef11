package io.admf.portfolio.library.ordering;

import java.util.List;

/** A style whose prices are some way from that of the decision. */
interface OffsetStyle extends Style {

  double offset();

  OffsetUnit unit();

  int atrPeriod();

  /** How far its prices are from that of the decision. */
  default Offset away() {
    return new Offset(offset(), unit(), atrPeriod());
  }

  @Override
  default List<String> features() {
    return away().features();
  }
}
