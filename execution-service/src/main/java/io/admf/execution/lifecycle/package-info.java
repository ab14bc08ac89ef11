/**
 * The life of an order: which status may follow which, in one table.
 *
 * <p>Use {@link io.admf.execution.lifecycle.OrderLifecycle} wherever a status changes; nobody
 * assigns a status that the table has not passed.
 */
@NullMarked
package io.admf.execution.lifecycle;

import org.jspecify.annotations.NullMarked;
