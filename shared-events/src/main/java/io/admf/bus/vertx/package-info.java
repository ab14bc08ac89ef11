/**
 * The Vert.x event bus as a carrier of {@link io.admf.wire.Envelope}s.
 *
 * <p>Use {@link io.admf.bus.vertx.EnvelopeCodecs} when a Vert.x instance is made, then send
 * envelopes with the options it gives. The only package of the shared kernel that knows Vert.x.
 */
@NullMarked
package io.admf.bus.vertx;

import org.jspecify.annotations.NullMarked;
