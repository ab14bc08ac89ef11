/**
 * Configuration as people write it: YAML with places, and every mistake in it at once.
 *
 * <p>Use {@link io.admf.config.Problems} to collect mistakes and throw {@link
 * io.admf.config.BadInputException} once, when all have been found.
 */
@NullMarked
package io.admf.config;

import org.jspecify.annotations.NullMarked;
