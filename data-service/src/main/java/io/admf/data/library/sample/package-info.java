/**
 * Real bars that come with ADMF, as resources of ordinary dependencies.
 *
 * <p>{@link io.admf.data.library.sample.Dataset} lists what there is.
 */
@NullMarked
package io.admf.data.library.sample;

import org.jspecify.annotations.NullMarked;
