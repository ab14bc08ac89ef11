/**
 * The command line: what is typed, what is printed, and the exit codes that scripts rely on.
 *
 * <p>0 done, 2 the input is wrong, 1 anything else. A user's mistake is never a stack trace.
 */
@NullMarked
package io.admf.compose.cli;

import org.jspecify.annotations.NullMarked;
