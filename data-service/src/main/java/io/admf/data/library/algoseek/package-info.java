/**
 * Bars of algoseek's CSV files: daily OHLCV and one-minute trade bars of US equities.
 *
 * <p>Securities go by an integer id that outlives a change of ticker; {@link
 * io.admf.data.library.algoseek.Algoseek} finds it in the vendor's security master. Times are those
 * of New York. Prices are given as traded unless adjustment is asked for.
 */
@NullMarked
package io.admf.data.library.algoseek;

import org.jspecify.annotations.NullMarked;
