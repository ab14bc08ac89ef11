/** The styles of orders that ADMF ships. Plain functions: nothing here remembers anything. */
@NullMarked
package io.admf.portfolio.library.ordering;

import org.jspecify.annotations.NullMarked;
