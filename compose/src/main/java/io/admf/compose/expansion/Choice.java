package io.admf.compose.expansion;

import io.admf.plan.Parameters;

/**
 * One way to fill a part of a combination.
 *
 * @param shown what results and constraints call it: the names of the part with their values
 */
record Choice<T>(T value, Parameters shown) {}
