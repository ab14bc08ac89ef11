/**
 * The tear sheet: one page of HTML that shows a run.
 *
 * <p>Use {@link io.admf.reporting.page.TearSheet#selfContained} for a file that needs nothing else,
 * {@link io.admf.reporting.page.TearSheet#linked} for a page whose script and style are served
 * beside it. Both show the same data: whatever a name or symbol holds, it is shown, never run.
 */
@NullMarked
package io.admf.reporting.page;

import org.jspecify.annotations.NullMarked;
