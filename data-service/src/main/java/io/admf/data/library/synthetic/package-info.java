/**
 * Bars of a market that never was, made from the seed of the run.
 *
 * <p>Use it to try things out and to test; it says nothing about real markets. Everything drawn
 * comes from counters, so that a draw depends on what it is for and on nothing else.
 */
@NullMarked
package io.admf.data.library.synthetic;

import org.jspecify.annotations.NullMarked;
