/**
 * Features: what an expression such as {@code sma(fast_period)} means, and the hub that computes
 * each of them once.
 *
 * <p>Use a {@link io.admf.strategy.feature.FeatureCatalog} to resolve expressions into {@link
 * io.admf.strategy.feature.FeatureColumn}s and a {@link io.admf.strategy.feature.FeatureHub} for
 * each series to compute them. The indicators themselves live in {@code library.features}.
 */
@NullMarked
package io.admf.strategy.feature;

import org.jspecify.annotations.NullMarked;
