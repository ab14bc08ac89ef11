/**
 * Bars of JSON files.
 *
 * <p>What a document may look like is the business of {@code io.admf.data.json}.
 */
@NullMarked
package io.admf.data.library.json;

import org.jspecify.annotations.NullMarked;
