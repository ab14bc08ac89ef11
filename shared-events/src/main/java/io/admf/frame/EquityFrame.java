package io.admf.frame;

/**
 * The account of one portfolio at every slice of a block: snapshots in columns.
 *
 * @param portfolio index of the portfolio in the run
 * @param number of the block
 * @param firstSlice number of the first slice
 * @param rows how many slices count
 * @param times when each slice is known, epoch nanoseconds
 * @param equity cash plus holdings at the latest closes, money units
 * @param cash money units
 * @param exposure sum of the absolute market values of the holdings, money units
 */
public record EquityFrame(
    int portfolio,
    long number,
    long firstSlice,
    int rows,
    long[] times,
    long[] equity,
    long[] cash,
    long[] exposure) {}
