/**
 * What the web endpoint shows: the runs of a results folder, read from their files.
 *
 * <p>Use {@link io.admf.reporting.web.RunShelf} to look at results; it reads files and blocks, so
 * never call it on an event loop. It gives out a run's own files and nothing else.
 */
@NullMarked
package io.admf.reporting.web;

import org.jspecify.annotations.NullMarked;
