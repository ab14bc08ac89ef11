/**
 * Market events that come with bars: corporate actions, quotes, economic releases.
 *
 * <p>A source of one of them implements {@link io.admf.data.event.CorporateActions}, {@link
 * io.admf.data.event.Quotes} or {@link io.admf.data.event.Releases}. The kernel brings what they
 * give into the slices of the run.
 */
@NullMarked
package io.admf.data.event;

import org.jspecify.annotations.NullMarked;
