/** Tests of cost analysis. */
@NullMarked
package io.admf.execution.cost;

import org.jspecify.annotations.NullMarked;
