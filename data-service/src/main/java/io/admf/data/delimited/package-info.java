/**
 * Delimited text files: how they are written, and how their lines are read.
 *
 * <p>Use {@link io.admf.data.delimited.Delimited} for what YAML says of such a file and {@link
 * io.admf.data.delimited.DelimitedReader} to read it with a handler of your own. What columns mean
 * is not known here.
 */
@NullMarked
package io.admf.data.delimited;

import org.jspecify.annotations.NullMarked;
