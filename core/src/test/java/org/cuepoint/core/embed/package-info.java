/** Tests of the map of a project. */
@NullMarked
package org.cuepoint.core.embed;

import org.jspecify.annotations.NullMarked;
