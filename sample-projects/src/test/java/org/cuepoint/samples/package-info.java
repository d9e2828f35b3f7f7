/** Tests of the sample projects as they are on the class path, and of making a working copy. */
@NullMarked
package org.cuepoint.samples;

import org.jspecify.annotations.NullMarked;
