/** Tests of the live head. */
@NullMarked
package org.cuepoint.core.recognition.djl.live;

import org.jspecify.annotations.NullMarked;
