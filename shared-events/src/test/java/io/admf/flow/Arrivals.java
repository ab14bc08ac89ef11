package io.admf.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** What a bus may do to messages: bring them late, twice, and in any order. */
final class Arrivals {

  private Arrivals() {}

  /** The numbers of so many messages, as sent. */
  static List<Long> inOrder(int sent) {
    return LongStream.range(0, sent).boxed().toList();
  }

  /** The numbers of so many messages in some order, some of them more than once. */
  static List<Long> disturbed(SplittableRandom random, int sent) {
    List<Long> arriving = new ArrayList<>(inOrder(sent));
    for (int i = random.nextInt(sent + 1); i > 0; i--) {
      arriving.add(random.nextLong(sent));
    }
    shuffle(random, arriving);
    return arriving;
  }

  /** Shuffles (Fisher and Yates 1938, in the form of Durstenfeld 1964). */
  static <T> void shuffle(SplittableRandom random, List<T> items) {
    for (int i = items.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T moved = items.get(i);
      items.set(i, items.get(j));
      items.set(j, moved);
    }
  }
}
