/**
 * The digest that proves two runs equal: what it covers and in which order.
 *
 * <p>Use {@link io.admf.digest.EventDigest} wherever a portfolio's trading events pass; never hash
 * text of events.
 */
@NullMarked
package io.admf.digest;

import org.jspecify.annotations.NullMarked;
