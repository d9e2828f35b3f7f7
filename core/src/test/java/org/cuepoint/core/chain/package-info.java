/** Tests of chains of trainings. */
@NullMarked
package org.cuepoint.core.chain;

import org.jspecify.annotations.NullMarked;
