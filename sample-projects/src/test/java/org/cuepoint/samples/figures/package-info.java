/** Tests of the generator and of the files that it made. */
@NullMarked
package org.cuepoint.samples.figures;

import org.jspecify.annotations.NullMarked;
