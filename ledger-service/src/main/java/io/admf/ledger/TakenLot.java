package io.admf.ledger;

/**
 * What a fill took from one lot.
 *
 * @param lot its number in the position
 * @param quantity size units, positive
 * @param openedAt when the lot was opened, epoch nanoseconds
 * @param entryPrice at which it was opened, in units of today
 * @param cost money units of the account's currency that the units cost; negative for a short sale
 * @param realised money units gained, before commission; likewise
 * @param fxGain what of that the currency gained, not the price
 */
record TakenLot(
    long lot,
    long quantity,
    long openedAt,
    double entryPrice,
    long cost,
    long realised,
    long fxGain) {}
