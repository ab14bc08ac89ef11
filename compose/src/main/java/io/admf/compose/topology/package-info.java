/**
 * What a workflow consists of: which containers it creates and which services take part.
 *
 * <p>Use {@link io.admf.compose.topology.TopologyBuilder}. A topology is a value: placements bring
 * it to life and let go of it at the end of a phase, so nothing outlives a run.
 */
@NullMarked
package io.admf.compose.topology;

import org.jspecify.annotations.NullMarked;
