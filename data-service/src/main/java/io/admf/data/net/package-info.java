/**
 * What sources need that ask other machines: {@link io.admf.data.net.Fetcher} asks a web server
 * again until it answers, {@link io.admf.data.net.Backoff} says how long to wait in between, {@link
 * io.admf.data.net.RateLimit} how fast to ask, {@link io.admf.data.net.Secrets} keeps keys out of
 * everything that is written. Clock, sleep and environment come from {@link
 * io.admf.data.net.Outside}, which tests replace; nothing of them reaches a bar.
 */
@NullMarked
package io.admf.data.net;

import org.jspecify.annotations.NullMarked;
