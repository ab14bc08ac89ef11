/**
 * The proof that the future does not matter: the same experiment on data that ends earlier must say
 * the same, event by event, up to where it ends.
 */
@NullMarked
package io.admf.compose.lookahead;

import org.jspecify.annotations.NullMarked;
