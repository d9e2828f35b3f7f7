/** The rules of the code's layout, as tests over all compiled classes of ours. */
@NullMarked
package org.cuepoint.app.architecture;

import org.jspecify.annotations.NullMarked;
