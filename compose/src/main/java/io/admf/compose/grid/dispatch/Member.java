package io.admf.compose.grid.dispatch;

import org.jspecify.annotations.Nullable;

/** A node as the dispatcher knows it. */
final class Member {

  /** Weight of the latest unit in a node's rate. */
  private static final double LATEST = 0.5;

  /** How much a unit may be larger than the one before: what is known of a rate is a guess. */
  private static final int GROWTH = 8;

  /** No unit is smaller than this part of what would take its time: each has a cost of its own. */
  private static final int LEAST_PART = 16;

  private final String name;
  private long heard;
  private double rate;
  private int latest;
  private Answer.@Nullable Work held;

  Member(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  long heard() {
    return heard;
  }

  void heard(long now) {
    heard = Math.max(heard, now);
  }

  /** What it works, or null. */
  Answer.@Nullable Work held() {
    return held;
  }

  void hold(Answer.@Nullable Work work) {
    held = work;
    if (work != null) {
      latest = work.to() - work.from();
    }
  }

  /** Combinations in a nanosecond; 0 while that is not known. */
  double rate() {
    return rate;
  }

  void worked(int combinations, long took) {
    double now = combinations / (double) Math.max(1, took);
    rate = rate == 0 ? now : LATEST * now + (1 - LATEST) * rate;
  }

  /**
   * How many combinations its next unit should have: what takes it the time aimed at, and towards
   * the end less, so that all nodes end at the same time.
   *
   * @param left combinations that nobody has been given
   * @param nodes that share them
   */
  int next(Rules rules, int left, int nodes) {
    double ideal = Math.clamp(rate * rules.aim(), 1, rules.most());
    int known = rate == 0 ? rules.first() : (int) Math.min(ideal, (double) GROWTH * latest);
    int fair = Math.ceilDiv(left, 2 * nodes);
    int least = rate == 0 ? 1 : (int) Math.ceil(ideal / LEAST_PART);
    return Math.min(left, Math.min(known, Math.max(fair, least)));
  }
}
