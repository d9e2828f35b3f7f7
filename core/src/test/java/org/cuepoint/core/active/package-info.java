/**
 * Tests of {@code core.active}; the contract tests here run on every implementation of its port.
 */
@NullMarked
package org.cuepoint.core.active;

import org.jspecify.annotations.NullMarked;
