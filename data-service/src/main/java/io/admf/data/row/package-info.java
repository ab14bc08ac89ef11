/**
 * What all sources share that read one row for each bar, whatever the rows are written in.
 *
 * <p>A source finds its file with {@link io.admf.data.row.SourceFile}, holds every row to {@link
 * io.admf.data.row.RowChecks}, tells {@link io.admf.data.row.RowProblems} of those that fail, asks
 * {@link io.admf.data.row.BarTimes} when a bar opens and closes, and gives {@link
 * io.admf.data.row.Reversed} a file that runs newest first. Nothing here knows a format.
 */
@NullMarked
package io.admf.data.row;

import org.jspecify.annotations.NullMarked;
