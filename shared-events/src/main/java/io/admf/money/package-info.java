/**
 * Money and quantity as exact integers.
 *
 * <p>Use {@link io.admf.money.Money} for amounts of a currency and {@link io.admf.money.Instrument}
 * for quantities. Prices stay {@code double}; a price times a quantity becomes money in exactly one
 * place, with exactly one rounding. No {@code double} amount is ever added to a book.
 */
@NullMarked
package io.admf.money;

import org.jspecify.annotations.NullMarked;
