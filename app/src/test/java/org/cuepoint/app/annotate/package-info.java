/** Tests of the words of the annotation panels. */
@NullMarked
package org.cuepoint.app.annotate;

import org.jspecify.annotations.NullMarked;
