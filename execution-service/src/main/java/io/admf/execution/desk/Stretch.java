package io.admf.execution.desk;

/**
 * What is left of a bar from a moment on: the price of that moment, the prices that the bar
 * certainly reaches after it, and those that it possibly does.
 *
 * @param from the price of the moment
 * @param low lowest price that certainly comes
 * @param high highest price that certainly comes
 * @param lowest price that may come
 * @param highest price that may come
 * @param close the last price
 */
record Stretch(double from, double low, double high, double lowest, double highest, double close) {

  /** A whole bar: high and low both come after the open. */
  static Stretch whole(double open, double high, double low, double close) {
    return new Stretch(open, low, high, low, high, close);
  }

  /** From a moment of which only its price and the close are known. */
  static Stretch known(double price, double close) {
    double low = Math.min(price, close);
    double high = Math.max(price, close);
    return new Stretch(price, low, high, low, high, close);
  }

  /**
   * What is left after the price was reached for the first time. What lies beyond it, seen from
   * where the price came from, is still to come; what lies on the near side may have been before,
   * and surely was where it is the price from which it all began.
   */
  Stretch after(double price) {
    if (price == from) {
      return this;
    }
    if (price < from) {
      double highCertain = Math.max(price, close);
      return new Stretch(
          price,
          Math.min(low, price),
          highCertain,
          lowest,
          highest == from ? highCertain : highest,
          close);
    }
    double lowCertain = Math.min(price, close);
    return new Stretch(
        price,
        lowCertain,
        Math.max(high, price),
        lowest == from ? lowCertain : lowest,
        highest,
        close);
  }
}
