/** Tests of the screen of trainings. */
@NullMarked
package org.cuepoint.app.train;

import org.jspecify.annotations.NullMarked;
