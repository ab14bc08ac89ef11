/** The house rules, applied to this module and tried on classes that break them. */
@NullMarked
package io.admf.architecture;

import org.jspecify.annotations.NullMarked;
