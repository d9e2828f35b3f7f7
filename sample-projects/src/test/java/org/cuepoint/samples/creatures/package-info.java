/** Tests of the videos of invented creatures. */
@NullMarked
package org.cuepoint.samples.creatures;

import org.jspecify.annotations.NullMarked;
