/** Tests of the look. */
@NullMarked
package org.cuepoint.app.theme;

import org.jspecify.annotations.NullMarked;
