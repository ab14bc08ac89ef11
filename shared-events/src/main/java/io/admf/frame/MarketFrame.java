package io.admf.frame;

import io.admf.event.EventId;
import io.admf.event.EventType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes known in the slices of a block besides bars: corporate actions and economic releases
 * as records, since they are few, and quotes in columns. Says also which bars only carry a price
 * forward. Not changed after it has been handed on.
 *
 * <p>Every entry has an offset: its slice, less the block's first. In a slice, corporate actions
 * come before all else, then releases, then quotes, which are earlier than the slice's bars are
 * known.
 *
 * @param number of the block, from 0
 * @param actions by slice, then in the order in which they take effect
 * @param releases by slice, then in the order in which they are known
 * @param quotes of each symbol that has any in the block
 * @param filled of each series that has any in the block
 */
public record MarketFrame(
    long number,
    List<Action> actions,
    List<Release> releases,
    List<Quotes> quotes,
    List<Filled> filled) {

  /** Actions of one slice are fewer: each symbol of a run may have one on a day. */
  private static final long PER_SLICE = 1 << 16;

  public MarketFrame {
    actions = List.copyOf(actions);
    releases = List.copyOf(releases);
    quotes = List.copyOf(quotes);
    filled = List.copyOf(filled);
  }

  /** Nothing at all. */
  public static MarketFrame empty(long number) {
    return new MarketFrame(number, List.of(), List.of(), List.of(), List.of());
  }

  /** What a corporate action does. */
  public enum Effect {
    /** Each unit becomes {@code ratio} units. */
    SPLIT,
    /** Each unit is owed {@code amount} in cash. */
    DIVIDEND,
    /** The dividend of an earlier action is paid. */
    PAYMENT,
    /** The symbol was called otherwise before. */
    SYMBOL_CHANGE,
    /** The symbol trades no more; each unit is worth {@code amount}, or its last price if NaN. */
    DELISTING
  }

  /**
   * A corporate action takes effect in a slice, before its bars.
   *
   * @param offset of its slice
   * @param series those of the run that it concerns: all of its symbol
   * @param exTime from when on it holds, epoch nanoseconds; a payment has that of its dividend
   * @param payTime when a dividend is paid, epoch nanoseconds; otherwise {@code exTime}
   * @param ratio new units for each old one; 1 unless it is a split
   * @param amount money for each unit; 0 where there is none
   */
  public record Action(
      int offset,
      String symbol,
      List<Integer> series,
      Effect effect,
      long exTime,
      long payTime,
      double ratio,
      double amount) {

    public Action {
      series = List.copyOf(series);
    }

    /** What a price from before the action is worth after it; never below 0. */
    public double carried(double price) {
      return switch (effect) {
        case SPLIT -> price / ratio;
        case DIVIDEND -> Math.max(0, price - amount);
        case DELISTING -> Double.isNaN(amount) ? price : amount;
        case PAYMENT, SYMBOL_CHANGE -> price;
      };
    }

    /**
     * What a price from after the action was worth before it: all that comes with a unit of then.
     */
    public double uncarried(double price) {
      return switch (effect) {
        case SPLIT -> price * ratio;
        case DIVIDEND -> price + amount;
        case DELISTING, PAYMENT, SYMBOL_CHANGE -> price;
      };
    }
  }

  /**
   * A figure is published.
   *
   * @param offset of the first slice in which it is known
   * @param indicator its name, such as {@code US_CPI_YOY}
   * @param eventTime what it is about, epoch nanoseconds: the end of its period where that is said
   * @param knownAt when it was published, epoch nanoseconds
   */
  public record Release(int offset, String indicator, long eventTime, long knownAt, double value) {}

  /**
   * The quotes of a symbol, oldest first, of which the first {@code rows} entries count.
   *
   * @param offsets of the slice that each is settled in: the first that is not earlier
   * @param times epoch nanoseconds, ascending
   * @param bid best price bid; {@code ask} likewise
   * @param bidSize quantity bid, in whole units; {@code askSize} likewise
   */
  public record Quotes(
      String symbol,
      int rows,
      int[] offsets,
      long[] times,
      double[] bid,
      double[] ask,
      double[] bidSize,
      double[] askSize) {

    /** The first quote of a slice or a later one. */
    public int from(int offset) {
      int found = Arrays.binarySearch(offsets, 0, rows, offset);
      if (found < 0) {
        return -1 - found;
      }
      while (found > 0 && offsets[found - 1] == offset) {
        found--;
      }
      return found;
    }
  }

  /**
   * The bars of a series that carry its last price to a time at which it did not trade: they have
   * no volume, and nothing can be traded at them.
   *
   * @param rows of the frame of the series, ascending
   */
  public record Filled(int series, int[] rows) {

    /** Whether a row only carries a price forward. */
    public boolean contains(int row) {
      return Arrays.binarySearch(rows, row) >= 0;
    }
  }

  /**
   * The id of the event that an action of this frame is in the container of a series. Numbered by
   * slice and, inside it, by place.
   *
   * @param container such as {@code SPY_1d}
   * @param firstSlice of the block
   */
  public EventId id(Action action, String container, long firstSlice) {
    int place = 0;
    for (Action other : actions) {
      if (other.equals(action)) {
        break;
      }
      place += other.offset() == action.offset() ? 1 : 0;
    }
    long number = (firstSlice + action.offset()) * PER_SLICE + place;
    return new EventId(container, EventType.CORPORATE_ACTION, number);
  }

  /** The actions that concern a series, by slice. */
  public List<Action> actionsOf(int series) {
    return actions.isEmpty()
        ? actions
        : actions.stream().filter(action -> action.series().contains(series)).toList();
  }

  /** The quotes of a symbol in the block, or null. */
  public @Nullable Quotes quotesOf(String symbol) {
    for (Quotes each : quotes) {
      if (each.symbol().equals(symbol)) {
        return each;
      }
    }
    return null;
  }

  /** The filled bars of a series in the block, or null. */
  public @Nullable Filled filledOf(int series) {
    for (Filled each : filled) {
      if (each.series() == series) {
        return each;
      }
    }
    return null;
  }
}
