/** Tests of {@code core.edit}; the contract tests here run on every implementation of its port. */
@NullMarked
package org.cuepoint.core.edit;

import org.jspecify.annotations.NullMarked;
