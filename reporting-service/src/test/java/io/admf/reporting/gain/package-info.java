@NullMarked
package io.admf.reporting.gain;

import org.jspecify.annotations.NullMarked;
