/** Tests of the view of models side by side. */
@NullMarked
package org.cuepoint.app.compare;

import org.jspecify.annotations.NullMarked;
