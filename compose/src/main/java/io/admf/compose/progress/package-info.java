/**
 * What a user sees while a sweep runs: how far it is, how fast, and how long it will take.
 *
 * <p>Use {@link io.admf.compose.progress.Progress} to tell it.
 */
@NullMarked
package io.admf.compose.progress;

import org.jspecify.annotations.NullMarked;
