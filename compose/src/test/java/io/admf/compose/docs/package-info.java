/** What the documents say must be what the files are. */
@NullMarked
package io.admf.compose.docs;

import org.jspecify.annotations.NullMarked;
