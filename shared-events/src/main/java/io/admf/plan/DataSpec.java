package io.admf.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the bars come from.
 *
 * @param source the data source with its parameters
 * @param folders where relative paths are looked up, in order
 * @param from bars that open before this instant are left out; epoch nanoseconds
 * @param to bars that open at or after this instant are left out; epoch nanoseconds
 * @param skipBadRows whether bad rows are counted and passed over rather than refused
 * @param slices how many slices to deliver at most; used to test that the future does not matter
 * @param market what comes with the bars, and what is made of them
 * @param time calendars and resampling; null where bars are taken as they come
 */
public record DataSpec(
    ComponentSpec source,
    List<String> folders,
    long from,
    long to,
    boolean skipBadRows,
    long slices,
    MarketSpec market,
    @Nullable TimeSpec time) {

  public DataSpec {
    folders = List.copyOf(folders);
  }

  /** Bars alone, as they are. */
  public DataSpec(
      ComponentSpec source,
      List<String> folders,
      long from,
      long to,
      boolean skipBadRows,
      long slices) {
    this(source, folders, from, to, skipBadRows, slices, MarketSpec.PLAIN, null);
  }

  /** The same with other company. */
  public DataSpec with(MarketSpec other) {
    return new DataSpec(source, folders, from, to, skipBadRows, slices, other, time);
  }

  /** The same by other calendars. */
  public DataSpec with(@Nullable TimeSpec other) {
    return new DataSpec(source, folders, from, to, skipBadRows, slices, market, other);
  }

  /** The same with another limit of slices. */
  public DataSpec limitedTo(long most) {
    return new DataSpec(source, folders, from, to, skipBadRows, most, market, time);
  }

  /** The same from end to end, with bad rows passed over. */
  public DataSpec whole() {
    return new DataSpec(
        source, folders, Long.MIN_VALUE, Long.MAX_VALUE, true, Long.MAX_VALUE, market, time);
  }

  /** The same source over another range; see {@link #from} and {@link #to}. */
  public DataSpec between(long first, long end) {
    return new DataSpec(source, folders, first, end, skipBadRows, slices, market, time);
  }
}
