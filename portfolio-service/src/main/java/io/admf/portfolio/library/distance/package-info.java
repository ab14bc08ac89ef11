/**
 * The distances of stops and targets that ADMF ships. Plain functions: nothing here remembers
 * anything.
 */
@NullMarked
package io.admf.portfolio.library.distance;

import org.jspecify.annotations.NullMarked;
