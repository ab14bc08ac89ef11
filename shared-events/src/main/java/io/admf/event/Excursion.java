package io.admf.event;

/**
 * How far a round trip went against its position and for it, at worst and at best: MAE and MFE
 * (Sweeney 1996), measured in profit before commission.
 *
 * @param adverse money units of the lowest profit on the way, at most 0
 * @param favourable money units of the highest profit on the way, at least 0
 */
public record Excursion(long adverse, long favourable) {}
