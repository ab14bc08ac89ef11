/**
 * Bars at the pace of a market: {@link io.admf.data.live.LiveRun} takes blocks of one slice from
 * recorded data or from a {@link io.admf.data.live.LiveSource} and lets each go when it is due. The
 * clock decides when that is; what a block holds, it does not.
 */
@NullMarked
package io.admf.data.live;

import org.jspecify.annotations.NullMarked;
