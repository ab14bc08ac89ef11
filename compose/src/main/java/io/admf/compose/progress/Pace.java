package io.admf.compose.progress;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast work goes, judged by the last seconds. One thread at a time. */
final class Pace {

  private static final long WINDOW = 10_000_000_000L;

  private record Sample(long time, double done) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Notes how much is done at a time, nanoseconds; forgets what is long ago. */
  void note(long time, double done) {
    samples.addLast(new Sample(time, done));
    while (samples.size() > 2 && time - samples.getFirst().time() > WINDOW) {
      samples.removeFirst();
    }
  }

  /** Done in a second; NaN while that cannot be told. */
  double perSecond() {
    if (samples.size() < 2) {
      return Double.NaN;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    double seconds = (last.time() - first.time()) / 1e9;
    double done = last.done() - first.done();
    return seconds > 0 && done > 0 ? done / seconds : Double.NaN;
  }
}
