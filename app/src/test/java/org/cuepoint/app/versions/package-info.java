/** Tests of the window of model versions. */
@NullMarked
package org.cuepoint.app.versions;

import org.jspecify.annotations.NullMarked;
