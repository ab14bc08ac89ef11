/** Tests of pricing. */
@NullMarked
package io.admf.execution.pricing;

import org.jspecify.annotations.NullMarked;
