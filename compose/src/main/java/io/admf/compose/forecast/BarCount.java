package io.admf.compose.forecast;

import io.admf.component.Components;
import io.admf.data.DataKernel;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.plan.DataSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many bars a series has, as far as that is known without reading files.
 *
 * @param bars 0 when nothing is known
 */
public record BarCount(Known known, long bars) {

  /** How well it is known. */
  public enum Known {
    /** As many as that. */
    EXACTLY,
    /** As many as fit between the dates, or fewer where the market closes. */
    AT_MOST,
    /** Known when they have been read. */
    UNTIL_READ
  }

  private static final String SAMPLE = "sample";
  private static final String SYNTHETIC = "synthetic";

  /**
   * The bars of each series of a plan.
   *
   * @throws io.admf.config.BadInputException if a source that comes with ADMF has no such series
   */
  static List<BarCount> of(RunPlan plan, Components components) {
    DataSpec data = plan.data();
    boolean bounded = data.from() != Long.MIN_VALUE && data.to() != Long.MAX_VALUE;
    Object bars = data.source().parameters().get("bars");
    boolean told = SYNTHETIC.equals(data.source().type()) && bars instanceof Long n && n > 0;
    if (SAMPLE.equals(data.source().type())
        || (SYNTHETIC.equals(data.source().type()) && !told && !bounded)) {
      return read(plan, components);
    }
    List<BarCount> counts = new ArrayList<>();
    for (Series series : plan.series()) {
      boolean itsOwn = data.time() == null; // else bars are left out, or made of others
      counts.add(
          reckoned(data, series, bounded, itsOwn && told && bars instanceof Long n ? n : null));
    }
    return counts;
  }

  private static BarCount reckoned(
      DataSpec data, Series series, boolean bounded, @Nullable Long told) {
    if (bounded) {
      // two instants may lie further apart than a signed number counts
      long fit = 1 + Long.divideUnsigned(data.to() - data.from() - 1, series.timeframe().nanos());
      return new BarCount(Known.AT_MOST, told == null ? fit : Math.min(fit, told));
    }
    return told == null
        ? new BarCount(Known.UNTIL_READ, 0)
        : new BarCount(
            data.from() == Long.MIN_VALUE && data.to() == Long.MAX_VALUE
                ? Known.EXACTLY
                : Known.AT_MOST,
            told);
  }

  /** Counts what comes with ADMF: it is small, and in no file. */
  private static List<BarCount> read(RunPlan plan, Components components) {
    long[] rows = new long[plan.series().size()];
    try (DataKernel kernel = new DataKernel(plan, components)) {
      for (BarBlock block = kernel.next(); block != null; block = kernel.next()) {
        for (int i = 0; i < rows.length; i++) {
          rows[i] += block.frame(i).rows();
        }
      }
    }
    List<BarCount> counts = new ArrayList<>();
    for (long count : rows) {
      counts.add(new BarCount(Known.EXACTLY, count));
    }
    return counts;
  }
}
