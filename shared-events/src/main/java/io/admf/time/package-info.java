/**
 * Time: timeframes and instants.
 *
 * <p>Inside ADMF an instant is a {@code long}, nanoseconds since 1970-01-01T00:00:00Z; {@code
 * java.time} appears where text is read or written. Nothing here reads a clock: time arrives with
 * the data.
 */
@NullMarked
package io.admf.time;

import org.jspecify.annotations.NullMarked;
