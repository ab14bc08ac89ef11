package io.admf.plan;

/**
 * Where the rate of a currency comes from.
 *
 * @param currency the foreign currency
 * @param series index of the series whose closes are the rate
 * @param inverse whether they say what one of the account's currency costs in the foreign one
 */
public record FxSpec(String currency, int series, boolean inverse) {}
