/**
 * ProbCover, an acquisition function as a plug-in.
 *
 * <p>Entry: {@link org.cuepoint.plugins.probcover.ProbCover}, found by {@code
 * org.cuepoint.core.spi.Catalog}. Thread-safe; keeps nothing. Uses {@code core.active} and {@code
 * core.active.strategy} only.
 */
@NullMarked
package org.cuepoint.plugins.probcover;

import org.jspecify.annotations.NullMarked;
