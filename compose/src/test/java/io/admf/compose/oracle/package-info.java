/** Whole runs against the figures of other engines. */
@NullMarked
package io.admf.compose.oracle;

import org.jspecify.annotations.NullMarked;
