/** Tests of the whole window. */
@NullMarked
package org.cuepoint.app.shell;

import org.jspecify.annotations.NullMarked;
