/**
 * Remembering events: which to keep, for how long, and where.
 *
 * <p>Attach an {@link io.admf.trace.EventTracer} to a bus to keep the events of open trades, the
 * latest, or all; give it an {@link io.admf.trace.EventLog} to stream them to {@code
 * events.jsonl.gz}, which {@link io.admf.trace.EventLogReader} reads back. {@link
 * io.admf.trace.EventJson} is the readable form of one event. Buses know nothing of this package.
 */
@NullMarked
package io.admf.trace;

import org.jspecify.annotations.NullMarked;
