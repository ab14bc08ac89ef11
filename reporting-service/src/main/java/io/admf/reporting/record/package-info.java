/**
 * The record of a run's events: materialised from frames where frames are dense, published on the
 * isolated bus of each container, and kept by the tracers that are attached there.
 *
 * <p>Use {@link io.admf.reporting.record.EventRecorder} from the desk, and {@link
 * io.admf.reporting.record.BarRecorder} to write the bars of a live run down. Nothing here computes
 * a metric.
 */
@NullMarked
package io.admf.reporting.record;

import org.jspecify.annotations.NullMarked;
