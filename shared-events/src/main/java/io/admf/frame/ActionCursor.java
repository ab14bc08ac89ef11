package io.admf.frame;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the corporate actions of a run in the order of their slices, each once. For whoever
 * has to bring something up to date before a slice is worked on.
 */
public final class ActionCursor {

  private List<MarketFrame.Action> actions = List.of();
  private long firstSlice;
  private int next;

  /**
   * Goes to the next block.
   *
   * @param rest takes the actions of the block before that have not been handed over
   */
  public void enter(BarBlock block, Consumer<MarketFrame.Action> rest) {
    while (next < actions.size()) {
      rest.accept(actions.get(next++));
    }
    actions = block.market().actions();
    firstSlice = block.firstSlice();
    next = 0;
  }

  /** The next action up to a slice, or null when there is none left before it or in it. */
  public MarketFrame.@Nullable Action take(long slice) {
    return next < actions.size() && slice() <= slice ? actions.get(next++) : null;
  }

  /** Those up to a slice that have not been taken. */
  public List<MarketFrame.Action> waiting(long slice) {
    int end = next;
    while (end < actions.size() && firstSlice + actions.get(end).offset() <= slice) {
      end++;
    }
    return actions.subList(next, end);
  }

  /** The slice of the next action in the block; {@link Long#MAX_VALUE} when there is none. */
  public long slice() {
    return next < actions.size() ? firstSlice + actions.get(next).offset() : Long.MAX_VALUE;
  }
}
