/**
 * The results of a sweep as tables: written as Parquet, asked by SQL.
 *
 * <p>Use {@link io.admf.reporting.store.SweepStore} to write the tables of a run, {@link
 * io.admf.reporting.store.ResultQuery} to ask what is in a folder of results. Both are DuckDB
 * within this process; its library is loaded at first use, so a run that writes no table does not
 * pay for it.
 */
@NullMarked
package io.admf.reporting.store;

import org.jspecify.annotations.NullMarked;
