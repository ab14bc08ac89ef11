/**
 * What is wrong with market data, and what looks wrong.
 *
 * <p>{@link io.admf.data.check.DataCheck} reads one series from end to end, once and in bounded
 * memory, and gives a {@link io.admf.data.check.DataReport}: its coverage, and findings of which
 * each says how grave it is, where, what was seen and what to do. Errors are what a source refuses
 * and what would make every result worthless; warnings are to be looked at; notes are for the
 * record.
 *
 * <pre>
 * DataReport report = DataCheck.of(source, request, CheckSettings.standard());
 * report.coverage();             // first and last bar, how many, gaps by length
 * report.count(Kind.SPLIT);      // how many there were, listed or not
 * report.text();                 // one line for each finding
 * </pre>
 *
 * <p>{@link io.admf.data.check.PlanCheck} checks all series of a plan, knowing its zone, calendar
 * and corporate actions.
 *
 * <p>Bars that are already at hand, such as those of a catalog, are checked with {@link
 * io.admf.data.check.DataCheck#of(io.admf.data.BarReader, io.admf.frame.Series, CheckSettings)}.
 * Nothing here changes data or decides whether it is used.
 */
@NullMarked
package io.admf.data.check;

import org.jspecify.annotations.NullMarked;
