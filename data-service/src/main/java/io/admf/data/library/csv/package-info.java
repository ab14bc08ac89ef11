/**
 * Bars from delimited text files.
 *
 * <p>{@link io.admf.data.library.csv.Csv} is the source and holds what YAML may say; a file is
 * found, its header understood, and its rows read one after the other, so that memory does not
 * depend on its length. A row that is not a sound bar is refused with its line.
 */
@NullMarked
package io.admf.data.library.csv;

import org.jspecify.annotations.NullMarked;
