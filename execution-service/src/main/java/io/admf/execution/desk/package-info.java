/**
 * The desk of a portfolio: orders that are more than market orders, and what they do to each other.
 *
 * <p>Use {@link io.admf.execution.desk.Desk} for the orders of one portfolio as soon as one of them
 * is not a plain market order. {@code docs/fills.md} says what happens and when; the rooms here are
 * {@link io.admf.execution.desk.BarMeeting} and its two kinds for bars, {@link
 * io.admf.execution.desk.QuoteMeeting} for quotes, {@link io.admf.execution.desk.Dealer} for what a
 * trade does to other orders, {@link io.admf.execution.desk.Changes} for what the portfolio asks
 * afterwards. Money is not known here.
 */
@NullMarked
package io.admf.execution.desk;

import org.jspecify.annotations.NullMarked;
