/**
 * What a user should know of a plan although nothing went wrong.
 *
 * <p>Use {@link io.admf.reporting.notice.UnusedLevels} where it is known which strategies give
 * stops and price targets: before a run, from what they declare, or after it, from what was heard.
 */
@NullMarked
package io.admf.reporting.notice;

import org.jspecify.annotations.NullMarked;
