/** Tests of the map's screen. */
@NullMarked
package org.cuepoint.app.map;

import org.jspecify.annotations.NullMarked;
