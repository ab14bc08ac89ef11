/**
 * Whole tasks, timed: the same rule on the same bars by ADMF, by a hand-written loop, and by a
 * peer.
 *
 * <p>{@link io.admf.benchmarks.Harness} is what {@code benchmarks/run} starts. Every contender runs
 * in a JVM of its own, and no time is printed unless its results agree with the loop's.
 */
@NullMarked
package io.admf.benchmarks;

import org.jspecify.annotations.NullMarked;
