/**
 * Messages as bytes: a versioned binary form of every event and frame.
 *
 * <p>Use {@link io.admf.wire.Wire} where a message leaves the process, and {@link
 * io.admf.wire.Envelope} so that the receiver can tell a duplicate from a gap. Knows no bus and no
 * socket. A change of any layout is a new version: the reader of the old one stays, and so do its
 * samples among the test resources.
 */
@NullMarked
package io.admf.wire;

import org.jspecify.annotations.NullMarked;
