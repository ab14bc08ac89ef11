/**
 * What a run consists of, fully expanded and free of YAML: series, signal columns, classifiers,
 * portfolios.
 *
 * <p>The coordinator makes one {@link io.admf.plan.RunPlan} and gives every service the same one; a
 * kernel reads its part.
 */
@NullMarked
package io.admf.plan;

import org.jspecify.annotations.NullMarked;
