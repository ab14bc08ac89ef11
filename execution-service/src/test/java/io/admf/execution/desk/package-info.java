/** Tests of the parts of a desk. */
@NullMarked
package io.admf.execution.desk;

import org.jspecify.annotations.NullMarked;
