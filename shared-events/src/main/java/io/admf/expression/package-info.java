/**
 * Expressions that a researcher writes in YAML: conditions and filters over named values, such as
 * {@code rsi_14 < 70 && close > 1.01 * sma_20}.
 *
 * <p>Use {@link io.admf.expression.Expression}. The language is CEL (the Common Expression
 * Language): it ends, it has no side effects, and it cannot reach code, files or the network. The
 * only package that knows CEL; nothing of CEL is loaded before the first expression.
 */
@NullMarked
package io.admf.expression;

import org.jspecify.annotations.NullMarked;
