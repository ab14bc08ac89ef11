/** Tests of gauges. */
@NullMarked
package io.admf.execution.gauge;

import org.jspecify.annotations.NullMarked;
