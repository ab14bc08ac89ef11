/** Tests of cost analysis. */
@NullMarked
package io.admf.reporting.cost;

import org.jspecify.annotations.NullMarked;
