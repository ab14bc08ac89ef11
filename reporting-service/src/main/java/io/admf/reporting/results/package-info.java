/**
 * Result files: what scripts may rely on.
 *
 * <p>Use {@link io.admf.reporting.results.ResultFolder} to write a run while it goes by. A folder
 * appears under its name when the run is complete, or never.
 */
@NullMarked
package io.admf.reporting.results;

import org.jspecify.annotations.NullMarked;
