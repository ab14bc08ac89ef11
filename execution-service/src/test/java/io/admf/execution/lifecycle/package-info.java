/** The table of transitions. */
@NullMarked
package io.admf.execution.lifecycle;

import org.jspecify.annotations.NullMarked;
