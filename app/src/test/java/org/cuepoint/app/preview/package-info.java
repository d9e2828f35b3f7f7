/** Tests of the previews. */
@NullMarked
package org.cuepoint.app.preview;

import org.jspecify.annotations.NullMarked;
