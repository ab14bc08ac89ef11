/**
 * The commands below {@code admf data}: bars into the catalog, and what is in it.
 *
 * <p>Each command translates what is typed and prints what {@link io.admf.data.catalog} found; exit
 * codes are those of {@link io.admf.compose.cli}.
 */
@NullMarked
package io.admf.compose.cli.data;

import org.jspecify.annotations.NullMarked;
