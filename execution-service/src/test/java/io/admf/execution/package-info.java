/** Orders that meet bars, in every way that the fixtures can think of. */
@NullMarked
package io.admf.execution;

import org.jspecify.annotations.NullMarked;
