/** Tests of what a portfolio asks for. */
@NullMarked
package io.admf.portfolio.ordering;

import org.jspecify.annotations.NullMarked;
