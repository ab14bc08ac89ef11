/**
 * The language: every fact of a run as one immutable record under the sealed {@link
 * io.admf.event.Event}.
 *
 * <p>Use an exhaustive {@code switch} over {@code Event} with no {@code default}: a new event then
 * breaks the build wherever somebody has to think about it. Nothing here knows a bus, a service or
 * a file.
 */
@NullMarked
package io.admf.event;

import org.jspecify.annotations.NullMarked;
