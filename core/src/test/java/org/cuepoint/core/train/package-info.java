/** Tests of {@code core.train}; the contract tests here run on every implementation of its port. */
@NullMarked
package org.cuepoint.core.train;

import org.jspecify.annotations.NullMarked;
