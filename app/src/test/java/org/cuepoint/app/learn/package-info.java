/** Tests of the sheets of the menu Learn. */
@NullMarked
package org.cuepoint.app.learn;

import org.jspecify.annotations.NullMarked;
