/**
 * The report as plain text, for terminals and logs.
 *
 * <p>Use {@link io.admf.reporting.console.ConsoleReport}; it fits 100 columns.
 */
@NullMarked
package io.admf.reporting.console;

import org.jspecify.annotations.NullMarked;
