/**
 * Live bars from web sockets.
 *
 * <p>{@link io.admf.data.library.websocket.Socket} is the source and holds what YAML may say; a
 * recipe says it for a known service. One connection serves all series of a run. What it says is
 * checked, put into slices, and let go when no more can come for the same instant; where it broke,
 * what is missing is fetched by the source {@code http}, or said to be missing.
 */
@NullMarked
package io.admf.data.library.websocket;

import org.jspecify.annotations.NullMarked;
