package io.admf.data.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gaps of one sort: how many, and the longest of them. */
final class GapLog {

  private static final int KEPT = 10;

  private final List<Gap> longest = new ArrayList<>();
  private long count;
  private long missing;

  void add(Gap gap) {
    count++;
    missing += gap.missing();
    keep(gap);
  }

  void addAll(GapLog other) {
    count += other.count;
    missing += other.missing;
    other.longest.forEach(this::keep);
  }

  private void keep(Gap gap) {
    if (longest.size() == KEPT && longest.getLast().missing() >= gap.missing()) {
      return;
    }
    longest.add(gap);
    longest.sort(Comparator.comparingLong(Gap::missing).reversed());
    if (longest.size() > KEPT) {
      longest.removeLast();
    }
  }

  long count() {
    return count;
  }

  long missing() {
    return missing;
  }

  /** The longest first. */
  List<Gap> longest() {
    return longest;
  }

  /** The longest few in order of time. */
  List<Gap> longest(int few) {
    return longest.stream().limit(few).sorted(Comparator.comparingLong(Gap::from)).toList();
  }
}
