/** Tests of the timeline. */
@NullMarked
package org.cuepoint.app.timeline;

import org.jspecify.annotations.NullMarked;
