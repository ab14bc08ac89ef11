/**
 * The features that come with ADMF. Where TA-Lib has one, the default agrees with it; where the
 * field does not agree, the other conventions are options.
 *
 * <p>A feature is a record of its parameters; its computation works on whole columns. To add one,
 * write another such record here, in a jar of plug-ins, or as a bare file.
 */
@NullMarked
package io.admf.strategy.library.features;

import org.jspecify.annotations.NullMarked;
