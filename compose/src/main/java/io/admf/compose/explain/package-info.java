/**
 * Why something happened: the chain of events from a bar to a posting, read from a run's event log.
 *
 * <p>A run that was not traced is run again, which is allowed to take its place only if the digest
 * is the same.
 */
@NullMarked
package io.admf.compose.explain;

import org.jspecify.annotations.NullMarked;
