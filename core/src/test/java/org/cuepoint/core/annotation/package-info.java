/**
 * Tests of {@code core.annotation}; the contract tests here run on every implementation of its
 * port.
 */
@NullMarked
package org.cuepoint.core.annotation;

import org.jspecify.annotations.NullMarked;
