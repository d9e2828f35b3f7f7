/**
 * Tests of {@code core.project}; the contract tests here run on every implementation of its port.
 */
@NullMarked
package org.cuepoint.core.project;

import org.jspecify.annotations.NullMarked;
