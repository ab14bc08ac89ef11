/**
 * How what a portfolio wants becomes orders: the desk that numbers and judges what is asked for,
 * the orders that follow an opinion, with the stops and targets that they bring, and the orders of
 * a script. What an opinion is and what is held is known next door, in {@code decision}.
 */
@NullMarked
package io.admf.portfolio.ordering;

import org.jspecify.annotations.NullMarked;
