package io.admf.portfolio;

/**
 * A rule that may make a request smaller. It is asked how much may pass before it is asked whether
 * that passes; rules behind it see what it has left.
 */
public interface TrimmingRule extends RiskRule {

  /**
   * How much of a request may pass.
   *
   * @return size units, in whole lots; 0 to the quantity of the question. 0 refuses the request
   */
  long most(RiskQuestion question);

  /** Why not all of it passes, for people; asked only where that is so. */
  String explain(RiskQuestion question);
}
