/** Tests of places and displays. */
@NullMarked
package org.cuepoint.app.platform;

import org.jspecify.annotations.NullMarked;
