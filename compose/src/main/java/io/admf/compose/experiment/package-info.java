/**
 * The experiment as a researcher writes it: read from YAML and checked, lists kept as axes.
 *
 * <p>Use {@link io.admf.compose.experiment.ExperimentReader}; {@link
 * io.admf.compose.expansion.Expansion} makes a plan of what it reads. Nothing here runs anything.
 */
@NullMarked
package io.admf.compose.experiment;

import org.jspecify.annotations.NullMarked;
