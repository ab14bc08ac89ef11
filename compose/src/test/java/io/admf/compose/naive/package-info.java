/**
 * The whole job a second time, slowly: indicators, opinions, sizes, risk, fills, books and metrics
 * written down from the manual with loops over plain arrays, and nothing of ADMF's.
 *
 * <p>What a window holds is added up afresh at every bar, and money is a {@code BigDecimal}. Where
 * the manual promises a rounding or says that a figure is made in IEEE double, so it is here.
 */
@NullMarked
package io.admf.compose.naive;

import org.jspecify.annotations.NullMarked;
