/**
 * Market data in: bars from a source, merged into slices and cut into frames.
 *
 * <p>Use {@link io.admf.data.DataKernel} to read the bars of a run. To bring data of your own,
 * write a {@link io.admf.data.BarSource} marked {@link io.admf.data.DataSource}; the sources that
 * are shipped live below {@code io.admf.data.library}. Nothing here decides anything about trading,
 * and a source never invents a bar that was asked for and is not there.
 */
@NullMarked
package io.admf.data;

import org.jspecify.annotations.NullMarked;
