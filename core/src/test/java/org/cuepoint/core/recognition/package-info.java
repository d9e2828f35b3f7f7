/**
 * Tests of {@code core.recognition}; the contract tests here run on every implementation of its
 * port.
 */
@NullMarked
package org.cuepoint.core.recognition;

import org.jspecify.annotations.NullMarked;
