/**
 * Bars from a catalog, the store that {@code admf data import} fills.
 *
 * <p>{@link io.admf.data.library.catalog.FromCatalog} is the source and holds what YAML may say.
 * What a catalog is stands in {@link io.admf.data.catalog}.
 */
@NullMarked
package io.admf.data.library.catalog;

import org.jspecify.annotations.NullMarked;
