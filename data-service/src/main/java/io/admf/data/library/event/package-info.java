/**
 * Market events from delimited text files: a line of column names, then a row for each event.
 *
 * <p>{@link io.admf.data.library.event.EventTable} finds the columns and reads the rows; the
 * sources say what a row means.
 */
@NullMarked
package io.admf.data.library.event;

import org.jspecify.annotations.NullMarked;
