/** Tests of the bridge to the FX thread. */
@NullMarked
package org.cuepoint.app.fx;

import org.jspecify.annotations.NullMarked;
