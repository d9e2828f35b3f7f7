/** Tests of what videos are. */
@NullMarked
package org.cuepoint.core.media;

import org.jspecify.annotations.NullMarked;
