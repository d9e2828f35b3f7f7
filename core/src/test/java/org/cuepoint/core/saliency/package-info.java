/** Tests of finding out where models look. */
@NullMarked
package org.cuepoint.core.saliency;

import org.jspecify.annotations.NullMarked;
