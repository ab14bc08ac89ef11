/** A library of components for the tests of the scanner. */
@NullMarked
package io.admf.component.library;

import org.jspecify.annotations.NullMarked;
