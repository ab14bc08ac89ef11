package io.admf.data.tick;

/** A compensated sum: W. Kahan, <i>Further remarks on reducing truncation errors</i>, 1965. */
final class Sum {

  private double total;
  private double lost;

  void clear() {
    total = 0;
    lost = 0;
  }

  void add(double amount) {
    double added = amount - lost;
    double sum = total + added;
    lost = sum - total - added;
    total = sum;
  }

  double total() {
    return total;
  }
}
