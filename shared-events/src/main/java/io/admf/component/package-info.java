/**
 * Components that a researcher names in YAML: found by annotation, described, and made from typed
 * parameters.
 *
 * <p>A component is a record whose components are its parameters, each with a {@link
 * io.admf.component.Param}. A service declares a {@link io.admf.component.ComponentKind} for every
 * question it lets others answer.
 */
@NullMarked
package io.admf.component;

import org.jspecify.annotations.NullMarked;
