/**
 * The experiment as a researcher writes it: read from YAML, checked, and expanded into a {@link
 * io.admf.plan.RunPlan}.
 *
 * <p>Use {@link io.admf.compose.experiment.ExperimentReader} to read, {@link
 * io.admf.compose.experiment.Expansion} to expand. Nothing here runs anything.
 */
@NullMarked
package io.admf.compose.experiment;

import org.jspecify.annotations.NullMarked;
