/**
 * DuckDB, as a reader and writer of Parquet files.
 *
 * <p>{@link io.admf.data.duck.Duck} opens a database in memory that installs nothing and asks no
 * network. What is read means nothing here.
 */
@NullMarked
package io.admf.data.duck;

import org.jspecify.annotations.NullMarked;
