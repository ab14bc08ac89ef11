/** The classifiers that come with ADMF: each names the state of the market at every bar. */
@NullMarked
package io.admf.strategy.library.classifiers;

import org.jspecify.annotations.NullMarked;
