/**
 * Bars and the sessions of a calendar: when a bar opens and closes ({@link
 * io.admf.data.session.BarGrid}), and which bars lie within sessions ({@link
 * io.admf.data.session.SessionReader}).
 *
 * <p>The sessions themselves are facts of {@link io.admf.time.calendar}; here is what they mean for
 * bars.
 */
@NullMarked
package io.admf.data.session;

import org.jspecify.annotations.NullMarked;
