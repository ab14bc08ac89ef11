/**
 * Bars of the catalog as files for others.
 *
 * <p>Use {@link io.admf.data.export.BarExport}. What is written is what is stored, to the last bit:
 * the sources of those formats give the same bars again.
 */
@NullMarked
package io.admf.data.export;

import org.jspecify.annotations.NullMarked;
