/**
 * Pages: the tear sheet, one page of HTML that shows a run, and a page that shows a series of bars.
 *
 * <p>Use {@link io.admf.reporting.page.TearSheet#selfContained} for a file that needs nothing else,
 * {@link io.admf.reporting.page.TearSheet#linked} for a page whose script and style are served
 * beside it. Both show the same data: whatever a name or symbol holds, it is shown, never run.
 * {@link io.admf.reporting.page.SeriesPage} makes its page in the same way.
 */
@NullMarked
package io.admf.reporting.page;

import org.jspecify.annotations.NullMarked;
