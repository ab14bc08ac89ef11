package io.admf.compose.grid;

/**
 * How often and how long nodes and coordinator speak, milliseconds. None of this changes a result.
 *
 * @param beat between two signs of life of a node, two offers of a coordinator
 * @param answer how long an answer is waited for, before the question is asked again
 * @param pause before a node asks again that was told to wait
 * @param questions how often the same is asked before the other is given up
 */
public record GridTiming(long beat, long answer, long pause, int questions) {

  /** What is right for life: half a minute without an answer, and the other is gone. */
  public static final GridTiming DEFAULT = new GridTiming(1_000, 3_000, 100, 10);

  public GridTiming {
    if (beat < 1 || answer < 1 || pause < 1 || questions < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 of each, was beat %d ms, answer %d ms, pause %d ms, %d questions"
              .formatted(beat, answer, pause, questions));
    }
  }
}
