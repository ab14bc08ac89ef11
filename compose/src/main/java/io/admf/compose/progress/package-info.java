/**
 * How far a run is: what the engine tells while it works, and how that is shown.
 *
 * <p>Use {@link io.admf.compose.progress.BarProgress} where a terminal shows it, {@link
 * io.admf.compose.progress.LineProgress} where it goes to a file, {@link
 * io.admf.compose.progress.Progress#NONE} where nobody looks. The clock is handed in; no result
 * depends on anything here.
 */
@NullMarked
package io.admf.compose.progress;

import org.jspecify.annotations.NullMarked;
