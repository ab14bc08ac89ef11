/** Random orders through the whole flow, and what must hold whatever they are. */
@NullMarked
package io.admf.compose.orders;

import org.jspecify.annotations.NullMarked;
