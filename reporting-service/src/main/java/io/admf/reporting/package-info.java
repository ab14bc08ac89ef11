/**
 * Reporting: what a run was worth, in figures, files and pages.
 *
 * <p>Use {@link io.admf.reporting.ReportingKernel} to hear a run and {@link
 * io.admf.reporting.results.ResultFolder} to write it down; {@link io.admf.reporting.ReportingWeb}
 * shows what was written. The kernel decides nothing and changes nothing: leaving it out changes no
 * event.
 */
@NullMarked
package io.admf.reporting;

import org.jspecify.annotations.NullMarked;
