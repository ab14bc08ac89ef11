/** Tests of what ships: against other engines, against definitions, and rule by rule. */
@NullMarked
package io.admf.strategy.library;

import org.jspecify.annotations.NullMarked;
