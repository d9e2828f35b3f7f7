/** Tests of the acquisition functions against slow versions that are plainly right. */
@NullMarked
package org.cuepoint.core.active.strategy;

import org.jspecify.annotations.NullMarked;
