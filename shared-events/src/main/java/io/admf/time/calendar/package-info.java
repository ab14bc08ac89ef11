/**
 * When markets are open: sessions of exchanges with their holidays, half days and breaks.
 *
 * <p>Use {@link io.admf.time.calendar.Calendars} to find a calendar by name, {@link
 * io.admf.time.calendar.CustomCalendar} to make one from what a user wrote, and {@link
 * io.admf.time.calendar.TradingCalendar} to ask it. Calendars are computed once from rules and
 * never change; nothing here reads a file or a clock. {@code docs/time.md} says against what each
 * was checked.
 */
@NullMarked
package io.admf.time.calendar;

import org.jspecify.annotations.NullMarked;
