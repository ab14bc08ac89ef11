package io.admf.reporting.tally;

/**
 * Deals slices into at most {@code capacity} buckets of equal width. When they are full, neighbours
 * are joined and the width doubles, so that the buckets depend on the number of slices alone.
 */
final class Buckets {

  /** Joins the buckets 2i and 2i+1 of a column into bucket i. */
  interface Fold {
    void join(int into, int first, int second);
  }

  private final int capacity;
  private final Fold fold;
  private long width = 1;
  private long taken;
  private int count;

  /**
   * @param capacity even
   */
  Buckets(int capacity, Fold fold) {
    if (capacity < 2 || capacity % 2 != 0) {
      throw new IllegalArgumentException("expected an even capacity, was " + capacity);
    }
    this.capacity = capacity;
    this.fold = fold;
  }

  /** The bucket of the next slice. */
  int next() {
    if (taken == 0) {
      if (count == capacity) {
        for (int i = 0; i < capacity / 2; i++) {
          fold.join(i, 2 * i, 2 * i + 1);
        }
        count /= 2;
        width *= 2;
      }
      count++;
    }
    if (++taken == width) {
      taken = 0;
    }
    return count - 1;
  }

  /** Whether the slice that {@link #next} last spoke of began its bucket. */
  boolean fresh() {
    return taken == 1 || width == 1;
  }

  int count() {
    return count;
  }

  /** Room for one more entry than {@code index}, within the capacity. */
  int room(int length, int index) {
    return index < length ? length : Math.min(capacity, Math.max(16, 2 * length));
  }
}
