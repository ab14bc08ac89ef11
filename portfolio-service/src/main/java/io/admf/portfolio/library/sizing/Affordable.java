package io.admf.portfolio.library.sizing;

import io.admf.portfolio.SizingQuestion;

/** How many size units an amount buys. */
final class Affordable {

  private Affordable() {}

  /** Size units that {@code amount} of currency buys at the question's price, rounded down. */
  static long units(SizingQuestion question, double amount) {
    double quantity = amount / question.worth(question.price());
    return quantity > 0 ? question.instrument().units(quantity) : 0;
  }
}
