/** Tests of time. */
@NullMarked
package org.cuepoint.core.time;

import org.jspecify.annotations.NullMarked;
