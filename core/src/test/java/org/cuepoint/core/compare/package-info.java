/** Tests of setting models side by side. */
@NullMarked
package org.cuepoint.core.compare;

import org.jspecify.annotations.NullMarked;
