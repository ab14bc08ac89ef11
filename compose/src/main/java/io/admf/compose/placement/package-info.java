/**
 * Where a run happens: {@link io.admf.compose.placement.FusedPlacement} in one thread, {@link
 * io.admf.compose.placement.ServicesPlacement} as six verticles on an event bus.
 *
 * <p>A placement moves events; it never decides. Both drive the same kernels in the same order, so
 * both give the same digest.
 */
@NullMarked
package io.admf.compose.placement;

import org.jspecify.annotations.NullMarked;
