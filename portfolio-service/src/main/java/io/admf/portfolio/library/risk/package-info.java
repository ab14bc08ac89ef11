/** The risk rules that ADMF ships. Plain functions: nothing here remembers anything. */
@NullMarked
package io.admf.portfolio.library.risk;

import org.jspecify.annotations.NullMarked;
