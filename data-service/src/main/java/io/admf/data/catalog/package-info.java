/**
 * Bars kept in files of ADMF's own: each series once, in columns, mapped into memory when read.
 *
 * <p>{@link io.admf.data.catalog.Catalog} is the folder: use it to list series and to open one.
 * {@link io.admf.data.catalog.CatalogImport} is the one way to bring bars in; it takes them from a
 * {@link io.admf.data.DataKernel}, so that they have passed every check, and all of its series take
 * effect together or none. Files of bars never change: whoever reads one keeps what he has,
 * whatever is imported meanwhile.
 *
 * <pre>
 * catalog/
 *   .lock                     held while somebody imports
 *   commit.json               there for an instant: series whose next manifests take effect together
 *   SPY_1d/
 *     manifest.json           what is known of the series, and which file holds its bars
 *     bars-(hash).admf        the bars; {@link io.admf.data.catalog.BarFileHeader} says how
 * </pre>
 */
@NullMarked
package io.admf.data.catalog;

import org.jspecify.annotations.NullMarked;
