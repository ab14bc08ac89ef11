/** The sizers that ADMF ships. Plain functions: nothing here remembers anything. */
@NullMarked
package io.admf.portfolio.library.sizing;

import org.jspecify.annotations.NullMarked;
