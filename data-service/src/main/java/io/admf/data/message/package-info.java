/**
 * Bars in JSON that servers send: {@link io.admf.data.message.Messages} reads the text, {@link
 * io.admf.data.message.BarFields} finds time, prices and volume in it. Used by all sources that
 * speak to servers.
 */
@NullMarked
package io.admf.data.message;

import org.jspecify.annotations.NullMarked;
