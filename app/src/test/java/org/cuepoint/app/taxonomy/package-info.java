/** Tests of classes and their keys. */
@NullMarked
package org.cuepoint.app.taxonomy;

import org.jspecify.annotations.NullMarked;
