/**
 * From signals to decisions: how the signals of several strategies become one opinion, where that
 * opinion turns, and what a portfolio remembers between turns.
 */
@NullMarked
package io.admf.portfolio.decision;

import org.jspecify.annotations.NullMarked;
