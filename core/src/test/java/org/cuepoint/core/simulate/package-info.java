/** Tests of the simulated person and of what is made of its runs. */
@NullMarked
package org.cuepoint.core.simulate;

import org.jspecify.annotations.NullMarked;
