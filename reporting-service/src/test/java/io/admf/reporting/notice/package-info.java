@NullMarked
package io.admf.reporting.notice;

import org.jspecify.annotations.NullMarked;
