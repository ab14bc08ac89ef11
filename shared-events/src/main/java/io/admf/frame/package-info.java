/**
 * Dense data in columns: bars, features, signals, regimes and equity of consecutive time slices.
 *
 * <p>Use a frame where there is one value for every bar, an {@link io.admf.event.Event} where there
 * is one for every trade. Frames are filled by their maker before anyone else sees them and are not
 * changed after.
 */
@NullMarked
package io.admf.frame;

import org.jspecify.annotations.NullMarked;
