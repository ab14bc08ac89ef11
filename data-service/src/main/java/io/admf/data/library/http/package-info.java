/**
 * Bars from web services.
 *
 * <p>{@link io.admf.data.library.http.Http} is the source and holds what YAML may say; a recipe, a
 * file of the same keys, says it for a known service. Answers are fetched page by page into a cache
 * on the disk and read from there, so that what was fetched once is never fetched again, a run can
 * be repeated exactly, and an interruption costs one page.
 */
@NullMarked
package io.admf.data.library.http;

import org.jspecify.annotations.NullMarked;
