/** Tests of the window of dashboard and ethogram. */
@NullMarked
package org.cuepoint.app.overview;

import org.jspecify.annotations.NullMarked;
