/**
 * Bars of Parquet files: one file, many that a pattern matches, or a tree of hive partitions.
 *
 * <p>DuckDB reads them; rows come in a stream and are held to the same as those of CSV files.
 */
@NullMarked
package io.admf.data.library.parquet;

import org.jspecify.annotations.NullMarked;
