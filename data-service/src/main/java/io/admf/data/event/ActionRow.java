package io.admf.data.event;

import io.admf.frame.MarketFrame;

/**
 * What a company does to its shares, as a source tells it.
 *
 * @param symbol of the run
 * @param effect split, dividend, symbol change or delisting
 * @param exTime from when on it holds: the start of its ex-date, epoch nanoseconds
 * @param payTime when a dividend is paid, epoch nanoseconds; {@code exTime} where nothing is said
 * @param ratio new units for each old one, for a split; 1 otherwise
 * @param amount for each unit: the dividend, or what a unit is worth at the end (NaN: its last
 *     price); 0 otherwise
 * @param place where it was read
 */
public record ActionRow(
    String symbol,
    MarketFrame.Effect effect,
    long exTime,
    long payTime,
    double ratio,
    double amount,
    String place) {}
