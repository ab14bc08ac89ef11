package io.admf.compose.placement;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes by at the pace of a market.
 *
 * @param speed seconds of the market in one of the clock, 0 for as fast as can be; null where none
 *     was asked for
 * @param forNanos after which time of the clock it ends; {@link Long#MAX_VALUE} for never
 * @param replay the text of an experiment that reads again the bars that were seen; null where they
 *     are not recorded
 * @param lines told what happens, a line at a time; on one thread
 * @param stop whether the user wants it to end
 */
public record Live(
    @Nullable Double speed,
    long forNanos,
    @Nullable String replay,
    Consumer<String> lines,
    BooleanSupplier stop) {}
