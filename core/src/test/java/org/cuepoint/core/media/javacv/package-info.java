/** Tests of reading and writing video files, on clips that they write themselves. */
@NullMarked
package org.cuepoint.core.media.javacv;

import org.jspecify.annotations.NullMarked;
