/**
 * The dispatcher: brings strategies and classifiers to each bar with exactly the features that they
 * declare, and writes down what they say, or scans for where they change their mind.
 *
 * <p>One {@link io.admf.strategy.dispatch.SignalColumn} or {@link
 * io.admf.strategy.dispatch.RegimeColumn} for each column of the run. Warm-up is enforced here and
 * nowhere else.
 */
@NullMarked
package io.admf.strategy.dispatch;

import org.jspecify.annotations.NullMarked;
