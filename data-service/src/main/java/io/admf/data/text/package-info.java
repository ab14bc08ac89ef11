/**
 * Numbers and times as characters, read without making objects.
 *
 * <p>Use {@link io.admf.data.text.Decimals} and {@link io.admf.data.text.TimeText} where a source
 * reads text in bulk. Neither throws for text that is not what it should be: whoever reads knows
 * the place and words the mistake.
 */
@NullMarked
package io.admf.data.text;

import org.jspecify.annotations.NullMarked;
